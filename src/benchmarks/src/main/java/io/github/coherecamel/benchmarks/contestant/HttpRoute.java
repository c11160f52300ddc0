package io.github.coherecamel.benchmarks.contestant;

import io.github.coherecamel.model.FinetunedModel;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;

/** A route that one writes by hand with {@code http:} and Jackson. It holds a thread while it waits. */
final class HttpRoute implements Contestant.Blocking {

    private final String prefix;
    private final OnCamel camel;

    HttpRoute(Target target) {
        this.prefix = target.baseUrl().getRawPath() + "/v1/finetuning/finetuned-models/";
        var format = new JacksonDataFormat(JsonText.MAPPER, JsonText.ModelAnswer.class);
        var uri = "http://%s?connectionsPerRoute=%d&maxTotalConnections=%d"
                .formatted(target.baseUrl().getAuthority(), target.connections(), target.connections());
        this.camel = new OnCamel(OnCamel.context(), new RouteBuilder() {
            @Override
            public void configure() {
                from(OnCamel.START).marshal(format).to(uri).unmarshal(format);
            }
        });
    }

    @Override
    public void update(int number) throws Exception {
        camel.sendAndWait(number, this::fill);
    }

    private void fill(Exchange exchange, int number) {
        var message = exchange.getMessage();
        message.setHeader(Exchange.HTTP_METHOD, "PATCH");
        message.setHeader(Exchange.HTTP_PATH, prefix + Wanted.modelId(number));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Authorization", "Bearer " + Wanted.KEY);
        message.setBody(Wanted.model(), FinetunedModel.class);
    }

    @Override
    public void close() {
        camel.close();
    }
}

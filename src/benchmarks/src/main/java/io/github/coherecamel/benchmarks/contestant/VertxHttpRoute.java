package io.github.coherecamel.benchmarks.contestant;

import io.github.coherecamel.model.FinetunedModel;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.jspecify.annotations.Nullable;

/** A route that one writes by hand with {@code vertx-http:} and Jackson. */
final class VertxHttpRoute implements Contestant.Asynchronous {

    private final String prefix;
    private final OnCamel camel;

    VertxHttpRoute(Target target) {
        this.prefix = target.baseUrl().getRawPath() + "/v1/finetuning/finetuned-models/";
        var context = OnCamel.context();
        context.getRegistry().bind("options", new WebClientOptions().setMaxPoolSize(target.connections()));
        var format = new JacksonDataFormat(JsonText.MAPPER, JsonText.ModelAnswer.class);
        this.camel = new OnCamel(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(OnCamel.START)
                        .marshal(format)
                        .to("vertx-http:http://%s?webClientOptions=#options"
                                .formatted(target.baseUrl().getAuthority()))
                        .unmarshal(format);
            }
        });
    }

    @Override
    public void update(int number, Consumer<@Nullable Throwable> done) {
        camel.send(number, this::fill, done);
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

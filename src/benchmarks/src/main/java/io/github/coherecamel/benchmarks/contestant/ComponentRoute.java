package io.github.coherecamel.benchmarks.contestant;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import io.github.coherecamel.model.FinetunedModel;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** This component in a route, with every check that is on by default. */
final class ComponentRoute implements Contestant.Asynchronous {

    private final OnCamel camel;

    /** @param options of the update, such as {@code merge=false} */
    ComponentRoute(Target target, String options) {
        var context = OnCamel.context();
        var component = new CohereFinetuneComponent();
        var configuration = component.getConfiguration();
        configuration.setBaseUrl(target.baseUrl().toString());
        configuration.setApiKey(Wanted.KEY);
        configuration.setMaxConnections(target.connections());
        context.addComponent("cohere-finetune", component);
        this.camel = new OnCamel(context, new RouteBuilder() {
            @Override
            public void configure() {
                from(OnCamel.START).to("cohere-finetune:update?" + options);
            }
        });
    }

    @Override
    public void update(int number, Consumer<@Nullable Throwable> done) {
        camel.send(number, ComponentRoute::fill, done);
    }

    private static void fill(Exchange exchange, int number) {
        exchange.getMessage().setHeader(CohereFinetuneHeaders.MODEL_ID, Wanted.modelId(number));
        exchange.getMessage().setBody(Wanted.model(), FinetunedModel.class);
    }

    @Override
    public void close() {
        camel.close();
    }
}

package io.github.coherecamel.quarkus.it;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The application that is developed: {@code GET /update} points the Dev Service's model at a dataset. */
@ApplicationScoped
public class Updates extends RouteBuilder {

    private static final String DATASET = "dev-dataset-2";

    private final ProducerTemplate camel;
    private final String baseUrl;

    Updates(ProducerTemplate camel, @ConfigProperty(name = "camel.component.cohere-finetune.base-url") String baseUrl) {
        this.camel = camel;
        this.baseUrl = baseUrl;
    }

    @Override
    public void configure() {
        from("direct:update").to("cohere-finetune:update?modelId=de500000-0000-4000-8000-000000000001");
    }

    void serve(@Observes Router router) {
        router.get("/update").blockingHandler(this::update);
    }

    private void update(RoutingContext call) {
        var answer = camel.request(
                "direct:update", exchange -> exchange.getMessage().setHeader("CamelCohereFinetuneDatasetId", DATASET));
        var failure = answer.getException();
        var outcome = answer.getMessage().getHeader("CamelCohereFinetuneOutcome", String.class);
        call.end((failure == null ? outcome : failure.getMessage()) + " " + DATASET + " at " + baseUrl);
    }
}

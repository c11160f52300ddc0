package com.example;

import static io.github.coherecamel.component.ComponentsBuilderFactory.cohereFinetune;
import static io.github.coherecamel.endpoint.StaticEndpointBuilders.cohereDataset;
import static io.github.coherecamel.endpoint.StaticEndpointBuilders.cohereFinetune;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

public class TypedRoutes extends RouteBuilder {

    @Override
    public void configure() {
        cohereFinetune()
                .baseUrl("{{cohere}}")
                .apiKey("{{key}}")
                .responseTimeout(Duration.ofMinutes(1))
                .register(getContext(), "cohere-finetune");

        from("direct:training-file")
                .to(cohereDataset("upload").type("chat-finetune-input").name("RAW(chats + more)"))
                .to(cohereDataset("await").timeout("10m"))
                .to(cohereFinetune("update").modelId("{{model}}"));
    }
}

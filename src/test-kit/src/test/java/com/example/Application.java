package com.example;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** What the test of docs/testing.md for Spring Boot tests. */
@SpringBootApplication
class Application {

    @Bean
    RouteBuilder datasetReady() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dataset-ready")
                        .setHeader("CamelCohereFinetuneDatasetId", body())
                        .to("cohere-finetune:update")
                        .to("cohere-finetune:await?newTraining=true&pollInterval=10ms");
            }
        };
    }
}

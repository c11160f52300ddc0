package io.github.coherecamel.springboot;

import io.github.coherecamel.dataset.CohereDatasetComponent;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An application of a user, and what it has. */
record Application(ConfigurableApplicationContext spring) implements AutoCloseable {

    /** Starts one without a web server, with properties such as {@code name=value}. */
    static Application start(Class<?> configuration, String... properties) {
        return start(builder(configuration), properties);
    }

    static Application start(SpringApplicationBuilder builder, String... properties) {
        return new Application(builder.run(
                Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new)));
    }

    static SpringApplicationBuilder builder(Class<?>... configurations) {
        return new SpringApplicationBuilder(Stream.concat(Stream.of(Base.class), Arrays.stream(configurations))
                        .toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE);
    }

    CamelContext camel() {
        return spring.getBean(CamelContext.class);
    }

    CohereFinetuneComponent finetune() {
        return camel().getComponent("cohere-finetune", CohereFinetuneComponent.class);
    }

    CohereDatasetComponent dataset() {
        return camel().getComponent("cohere-dataset", CohereDatasetComponent.class);
    }

    @Override
    public void close() {
        spring.close();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Base {}
}

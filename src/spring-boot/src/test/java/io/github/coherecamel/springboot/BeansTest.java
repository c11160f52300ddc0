package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.HttpClientConfigurer;
import io.github.coherecamel.finetune.CohereFinetuneConfiguration;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** Options that are beans. */
class BeansTest {
    private static final String PREFIX = "camel.component.cohere-finetune.";

    @Test
    void areNamedWithOrWithoutCamelsMark() {
        try (var application = Application.start(
                Beans.class,
                PREFIX + "api-key-supplier=keys",
                PREFIX + "http-client-configurer=#client",
                PREFIX + "ssl-context-parameters=#bean:tls",
                PREFIX + "additional-headers=#headers")) {
            var configuration = application.finetune().getConfiguration();
            var spring = application.spring();

            assertThat(configuration.getApiKeySupplier()).isSameAs(spring.getBean("keys"));
            assertThat(configuration.getHttpClientConfigurer()).isSameAs(spring.getBean("client"));
            assertThat(configuration.getSslContextParameters()).isSameAs(spring.getBean("tls"));
            assertThat(configuration.getAdditionalHeaders()).isEqualTo(Map.of("X-Tenant", "blue"));
        }
    }

    /** Taken later than one of the others, the bean would replace what that has set. */
    @Test
    void theConfigurationIsTakenFirst() {
        try (var application = Application.start(
                Beans.class,
                PREFIX + "additional-headers=#headers",
                PREFIX + "base-url=https://property.example.com",
                PREFIX + "configuration=prepared",
                PREFIX + "use-global-ssl-context-parameters=true",
                PREFIX + "update-timeout=7s")) {
            var configuration = application.finetune().getConfiguration();

            assertThat(configuration).isSameAs(application.spring().getBean("prepared"));
            assertThat(configuration.getApiKey()).isEqualTo("key-of-bean");
            assertThat(configuration.getAdditionalHeaders()).isNotEmpty();
            assertThat(configuration.getBaseUrl()).isEqualTo("https://property.example.com");
            assertThat(configuration.getUpdateTimeout()).hasSeconds(7);
        }
    }

    static class Beans {

        @Bean
        Supplier<String> keys() {
            return () -> "key-of-supplier";
        }

        @Bean
        HttpClientConfigurer client() {
            return client -> {};
        }

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean
        CohereFinetuneConfiguration prepared() {
            var configuration = new CohereFinetuneConfiguration();
            configuration.setApiKey("key-of-bean");
            return configuration;
        }

        @Bean
        Map<String, Object> headers() {
            return Map.of("X-Tenant", "blue");
        }
    }
}

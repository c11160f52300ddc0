package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;

/** Beans of the application beside the properties. */
class OwnComponentTest {
    private static final String BASE_URL = "camel.component.cohere-finetune.base-url=https://property.example.com";

    /** What has a default would change it too, if defaults counted as set. */
    @Test
    void whatPropertiesSetWinsOverTheBeanOfThatNameAndTheRestOfItStays() {
        try (var application = Application.start(Beans.class, BASE_URL)) {
            assertThat(application.finetune()).isSameAs(application.spring().getBean("cohere-finetune"));
            var configuration = application.finetune().getConfiguration();
            assertThat(configuration.getBaseUrl()).isEqualTo("https://property.example.com");
            assertThat(configuration.getApiKey()).isEqualTo("key-of-bean");
            assertThat(configuration.isRequireValidated()).isFalse();

            var another = application.camel().getComponent("cohere-eu", CohereFinetuneComponent.class);
            assertThat(another.getConfiguration().getBaseUrl()).isEqualTo("https://eu.example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.cohere-finetune.customizer.enabled=false",
                "camel.component.cohere-finetune.enabled=false",
                "camel.component.customizer.enabled=false",
                "camel.component.enabled=false"
            })
    void propertiesCanBeSwitchedOff(String switchedOff) {
        try (var application = Application.start(Beans.class, BASE_URL, switchedOff)) {
            assertThat(application.finetune().getConfiguration().getBaseUrl()).isEqualTo("https://bean.example.com");
        }
    }

    static class Beans {

        @Bean("cohere-finetune")
        CohereFinetuneComponent component() {
            var component = new CohereFinetuneComponent();
            component.getConfiguration().setBaseUrl("https://bean.example.com");
            component.getConfiguration().setApiKey("key-of-bean");
            component.getConfiguration().setRequireValidated(false);
            return component;
        }

        @Bean("cohere-eu")
        CohereFinetuneComponent another() {
            var component = new CohereFinetuneComponent();
            component.getConfiguration().setBaseUrl("https://eu.example.com");
            return component;
        }
    }
}

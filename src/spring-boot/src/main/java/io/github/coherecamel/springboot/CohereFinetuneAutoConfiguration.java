package io.github.coherecamel.springboot;

import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Lets {@code camel.component.cohere-finetune.*} and {@code camel.component.cohere-dataset.*} configure the components, and
 * {@code camel.kamelet.cohere-*} the Kamelets.
 * {@code camel.component.<name>.enabled=false} leaves one out, {@code camel.component.enabled=false} all components of
 * Camel.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
public final class CohereFinetuneAutoConfiguration {

    @Bean
    @ConditionalOnHierarchicalProperties({"camel.component", "camel.component.cohere-finetune"})
    ComponentCustomizer configuredCohereFinetune(Environment environment) {
        return new ConfiguredComponent(new ComponentProperties(environment, ComponentMetadata.finetune()));
    }

    @Bean
    @ConditionalOnHierarchicalProperties({"camel.component", "camel.component.cohere-dataset"})
    ComponentCustomizer configuredCohereDataset(Environment environment) {
        return new ConfiguredComponent(new ComponentProperties(environment, ComponentMetadata.dataset()));
    }

    @Bean
    PropertiesSource cohereKameletProperties(ConfigurableEnvironment environment) {
        return new KameletProperties(environment);
    }
}

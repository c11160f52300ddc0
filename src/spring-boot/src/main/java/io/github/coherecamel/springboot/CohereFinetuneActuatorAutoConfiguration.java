package io.github.coherecamel.springboot;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps the components' secrets out of Actuator's endpoints {@code env} and {@code configprops}. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class CohereFinetuneActuatorAutoConfiguration {

    @Bean
    SanitizingFunction maskedCohereSecrets() {
        return new MaskedSecrets(ComponentMetadata.finetune(), ComponentMetadata.dataset());
    }
}

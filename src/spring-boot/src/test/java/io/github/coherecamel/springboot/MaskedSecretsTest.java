package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.SanitizableData;

class MaskedSecretsTest {
    private final MaskedSecrets masked = new MaskedSecrets(ComponentMetadata.finetune(), ComponentMetadata.dataset());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.cohere-finetune.api-key",
                "camel.component.cohere-dataset.apiKey",
                "camel.component.cohere-finetune.configuration.proxy_password",
                "camel.component.cohere-finetune.additional-headers[X-Tenant]",
                "camel.component.cohere-dataset.additional-headers.X-Tenant",
                "CAMEL_COMPONENT_COHEREFINETUNE_SETTINGS",
                "CAMEL_COMPONENT_COHERE_FINETUNE_API_KEY",
                "CO_API_KEY",
                "camel.kamelet.cohere-model-get-action.blue.cohereApiKey",
                "CAMEL_KAMELET_COHERE_MODEL_GET_ACTION_COHERE_API_KEY",
                "camel.component.kamelet.template-properties[cohere-model-get-action].cohere-api-key"
            })
    void masksSecretsInEverySpelling(String name) {
        assertThat(shown(name)).isEqualTo("******");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.cohere-finetune.base-url",
                "camel.component.cohere-finetune.model-id",
                "CO_API_URL",
                "cohere.api-key",
                "camel.kamelet.cohere-model-get-action.cohereBaseUrl",
                "camel.kamelet.aws-s3-source.accessKey"
            })
    void showsWhatIsNoSecretOrNotOurs(String name) {
        assertThat(shown(name)).isEqualTo("value");
    }

    private Object shown(String name) {
        return masked.apply(new SanitizableData(null, name, "value")).getValue();
    }
}

package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Where an application may say how its components are configured. */
class ConfigurationSourcesTest {

    @TempDir
    private Path folder;

    @Test
    void readsApplicationYml() throws Exception {
        try (var application = startWith(
                "application.yml",
                """
                deployment: finetuning
                camel:
                  component:
                    cohere-finetune:
                      base-url: https://${deployment}.example.com
                      api-key: key-of-this-test
                      maxConnections: 16
                      response_timeout: 1m30s
                      require-validated: no
                      additional-headers:
                        X-Tenant: blue
                        x.dotted: "1"
                      configuration:
                        client-name: nested
                    cohere-dataset:
                      type: chat-finetune-input
                """)) {
            var configuration = application.finetune().getConfiguration();
            assertThat(configuration.getBaseUrl()).isEqualTo("https://finetuning.example.com");
            assertThat(configuration.getApiKey()).isEqualTo("key-of-this-test");
            assertThat(configuration.getMaxConnections()).isEqualTo(16);
            assertThat(configuration.getResponseTimeout()).isEqualTo(Duration.ofSeconds(90));
            assertThat(configuration.isRequireValidated()).isFalse();
            assertThat(configuration.getAdditionalHeaders())
                    .containsExactlyInAnyOrderEntriesOf(Map.of("X-Tenant", "blue", "x.dotted", "1"));
            assertThat(configuration.getClientName()).isEqualTo("nested");
            assertThat(application.dataset().getConfiguration().getType()).isEqualTo("chat-finetune-input");
            assertThat(application.dataset().getConfiguration().getBaseUrl()).isNull();
        }
    }

    @Test
    void readsApplicationProperties() throws Exception {
        try (var application = startWith(
                "application.properties",
                """
                camel.component.cohere-finetune.base-url=https://finetuning.example.com
                camel.component.cohere-finetune.additional-headers[X-Tenant]=blue
                camel.component.cohere-dataset.keep-fields=text
                """)) {
            assertThat(application.finetune().getConfiguration().getBaseUrl())
                    .isEqualTo("https://finetuning.example.com");
            assertThat(application.finetune().getConfiguration().getAdditionalHeaders())
                    .isEqualTo(Map.of("X-Tenant", "blue"));
            assertThat(application.dataset().getConfiguration().getKeepFields()).isEqualTo("text");
        }
    }

    @Test
    void readsVariablesOfTheEnvironmentInBothOfSpringsSpellings() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of(
                                        "CAMEL_COMPONENT_COHEREFINETUNE_BASEURL", "https://finetuning.example.com",
                                        "CAMEL_COMPONENT_COHERE_FINETUNE_MAX_CONNECTIONS", "16",
                                        "CAMEL_COMPONENT_COHEREDATASET_ALLPAGES", "true")));
        try (var application = Application.start(Application.builder().environment(environment))) {
            var configuration = application.finetune().getConfiguration();
            assertThat(configuration.getBaseUrl()).isEqualTo("https://finetuning.example.com");
            assertThat(configuration.getMaxConnections()).isEqualTo(16);
            assertThat(application.dataset().getConfiguration().isAllPages()).isTrue();
        }
    }

    private Application startWith(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return Application.start(Application.builder(), "spring.config.location=file:" + folder + "/");
    }
}

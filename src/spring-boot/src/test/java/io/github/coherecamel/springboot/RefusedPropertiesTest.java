package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Mistakes end the start, with what to do about them and without a value, which may be secret. */
class RefusedPropertiesTest {
    private static final String SECRET = "canary-of-this-test";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "base-ur               | Did you mean base-url?",
                "apyKey                | Did you mean api-key?",
                "configuration.api-kee | Did you mean api-key?",
                "configuration.enabled | Take an option that the reference lists, or leave it out.",
                "healthCheckProduced   | Take an option that the reference lists, or leave it out.",
                "settings.wandb        | Give option settings one value, with no names below it.",
                "customizer.enable     | Take an option that the reference lists, or leave it out."
            })
    void aNameThatIsNoOption(String name, String remedy) {
        assertThatThrownBy(() -> configured(name, SECRET))
                .isInstanceOf(RefusedPropertyException.class)
                .hasMessageStartingWith(
                        "Could not configure component cohere-finetune: property " + "camel.component.cohere-finetune.")
                .hasMessageContaining(name + "\" from property source \"test\", names none of its options.")
                .hasMessageEndingWith(remedy)
                .hasMessageNotContaining(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-connections    | manyMany   | a whole number.",
                "response-timeout   | forever    | a time such as 5s or 1h30m.",
                "require-validated  | perhaps    | true or false.",
                "additional-headers | X-Key=abc  | names with a value each, or the name of a bean that is a Map.",
                "api-key            | #bean:none | a text.",
                "api-key-supplier   | nobody     | the name of a bean of type java.util.function.Supplier"
            })
    void aValueThatCannotBeUsed(String name, String value, String remedy) {
        assertThatThrownBy(() -> configured(name, value))
                .isInstanceOf(RefusedPropertyException.class)
                .hasMessageContaining("property camel.component.cohere-finetune." + name + ", from ")
                .hasMessageContaining(" has a value that cannot be used. Give option " + name + " " + remedy)
                .hasMessageNotContaining(value)
                .hasNoCause();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void endTheStartWithTheReasonAndTheLineAlone(CapturedOutput output, @TempDir Path folder) throws Exception {
        var file = folder.resolve("application.yml");
        Files.writeString(file, "camel.component.cohere-dataset:\n  api-kee: " + SECRET + "\n");

        assertThatThrownBy(() -> Application.start(Application.builder(), "spring.config.location=file:" + folder + "/")
                        .close())
                .hasRootCauseInstanceOf(RefusedPropertyException.class);

        assertThat(output)
                .contains("APPLICATION FAILED TO START", file + "] - 2:12", "Action:\n\nDid you mean api-key?")
                .doesNotContain(SECRET);
    }

    private static void configured(String name, String value) throws Exception {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("camel.component.cohere-finetune." + name, value)));
        var customizer = new ConfiguredComponent(new ComponentProperties(environment, ComponentMetadata.finetune()));
        try (var context = new DefaultCamelContext()) {
            customizer.configure("cohere-finetune", context.getComponent("cohere-finetune"));
        }
    }
}

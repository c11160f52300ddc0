package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.documentation.Block;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;

/** What docs/spring-boot.md shows of application.yml is read, all of it. */
@Tries(page = "spring-boot.md", language = "yaml", containing = "camel:")
class GuideTest {
    private static final List<String> OF_THE_EXAMPLE = List.of("model", "inbox");

    @TempDir
    Path folder;

    @Test
    void everyPropertyIsOneOfSomebody() throws IOException {
        var known = known();
        var unknown = new TreeSet<String>();
        for (var block : blocks()) {
            for (var name : properties(block).stringPropertyNames()) {
                if (!isKnown(name, known)) {
                    unknown.add(name + " of " + block);
                }
            }
        }

        assertThat(isKnown("camel.component.cohere-finetune.base-ulr", known)).isFalse();
        assertThat(isKnown("management.endpoint.health.show-detail", known)).isFalse();
        assertThat(unknown).isEmpty();
    }

    @Test
    void theComponentsAreConfiguredAsTheGuideSays() throws IOException {
        try (var application = start(block("additional-headers"))) {
            var finetune = application.finetune().getConfiguration();

            assertThat(finetune.getBaseUrl()).isEqualTo("https://finetuning.example.com");
            assertThat(finetune.getApiKey()).isEqualTo("key-of-the-test");
            assertThat(finetune.getResponseTimeout()).hasSeconds(45);
            assertThat(finetune.getAdditionalHeaders()).containsEntry("X-Tenant", "blue");
            assertThat(application.dataset().getConfiguration().getValidationStatus())
                    .hasToString("validated");
        }
    }

    @Test
    void healthIsSwitchedOnAsTheGuideSays() throws IOException {
        try (var application = start(block("producers-enabled"))) {
            assertThat(HealthCheckRegistry.get(application.camel()).getExposureLevel())
                    .isEqualTo("full");
            assertThat(HealthCheckHelper.getHealthCheckRepository(
                                    application.camel(), "producers", HealthCheckRepository.class)
                            .isEnabled())
                    .isTrue();
        }
    }

    private Application start(Block block) throws IOException {
        var file = Files.writeString(folder.resolve("application.yml"), block.text());
        return Application.start(
                Application.builder(), "spring.config.location=" + file.toUri(), "COHERE_KEY=key-of-the-test");
    }

    private static List<Block> blocks() {
        return Page.of("spring-boot.md").blocks("yaml").stream()
                .filter(block -> block.text().startsWith("camel:\n"))
                .toList();
    }

    private static Block block(String part) {
        return blocks().stream()
                .filter(block -> block.text().contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static Properties properties(Block block) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ByteArrayResource(block.text().getBytes()));
        return yaml.getObject();
    }

    /** A map may have any names in it. */
    private static boolean isKnown(String name, Set<String> known) {
        return OF_THE_EXAMPLE.contains(name)
                || known.contains(name)
                || known.stream().anyMatch(map -> map.endsWith(".*") && name.startsWith(map.replace("*", "")));
    }

    private static Set<String> known() throws IOException {
        var known = new TreeSet<String>();
        var files = GuideTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
        for (var file : (Iterable<java.net.URL>) files::asIterator) {
            for (var property : new ObjectMapper().readTree(file).path("properties")) {
                var name = property.path("name").asText();
                var isMap = property.path("type").asText().startsWith("java.util.Map");
                Stream.of(name, isMap ? name + ".*" : name).forEach(known::add);
            }
        }
        return known;
    }
}

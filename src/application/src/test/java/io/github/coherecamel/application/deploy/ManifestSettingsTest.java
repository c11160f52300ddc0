package io.github.coherecamel.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the manifests tell the controller is what it takes. */
class ManifestSettingsTest {

    private static final Path OPERATING = Path.of("..", "..", "docs", "operating.md");
    private static final Pattern PROPERTY = Pattern.compile("^\\| `(cohere\\.[^`\\[]+)` \\|", Pattern.MULTILINE);
    private static final Set<String> OF_THE_API = Set.of("CO_API_URL", "CO_API_KEY");

    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void setsNothingThatTheControllerDoesNotKnow(String file) throws IOException {
        assertThat(variables(Manifest.read(file))
                        .filter(name -> name.startsWith("CO_") || name.startsWith("COHERE_"))
                        .filter(name -> !OF_THE_API.contains(name)))
                .isNotEmpty()
                .isSubsetOf(documented());
    }

    /** A secret is where a secret is kept, and is not in what is shown to all. */
    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void takesSecretsByReferenceAlone(String file) throws IOException {
        var manifest = Manifest.read(file);

        assertThat(manifest.only(ConfigMap.class).getData().keySet()).noneMatch(ManifestSettingsTest::isSecret);
        assertThat(manifest.container().getEnv())
                .filteredOn(variable -> isSecret(variable.getName()))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
    }

    /** Also by the names that a Service has for other namespaces; whoever asks by another is turned away. */
    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void isAddressedByAllNamesOfItsService(String file) throws IOException {
        var manifest = Manifest.read(file);
        var set = new HashMap<>(manifest.only(ConfigMap.class).getData());
        manifest.container().getEnv().stream()
                .filter(variable -> variable.getValueFrom() != null
                        && variable.getValueFrom().getFieldRef() != null
                        && variable.getValueFrom().getFieldRef().getFieldPath().equals("metadata.namespace"))
                .forEach(variable -> set.put(variable.getName(), "models"));
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new EnvConfigSource(set, 300))
                .build();

        assertThat(config.getValues("cohere.http.hosts", String.class))
                .contains(
                        "cohere-finetune",
                        "cohere-finetune.models",
                        "cohere-finetune.models.svc",
                        "cohere-finetune.models.svc.cluster.local");
    }

    private static Stream<String> variables(Manifest manifest) {
        return Stream.concat(
                manifest.only(ConfigMap.class).getData().keySet().stream(),
                manifest.container().getEnv().stream().map(EnvVar::getName));
    }

    private static boolean isSecret(String name) {
        return name.endsWith("KEY") || name.endsWith("PASSWORD") || name.endsWith("TOKEN");
    }

    private static Set<String> documented() throws IOException {
        return PROPERTY.matcher(Files.readString(OPERATING))
                .results()
                .map((MatchResult found) -> found.group(1))
                .map(name -> name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toSet());
    }
}

package io.github.coherecamel.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given to operators of Kubernetes is what Kubernetes, and the controller, take. */
class ManifestsTest {

    private static final Path OPERATING = Path.of("..", "..", "docs", "operating.md");
    private static final Pattern PROPERTY = Pattern.compile("^\\| `(cohere\\.[^`\\[]+)` \\|", Pattern.MULTILINE);
    private static final Set<String> OF_THE_API = Set.of("CO_API_URL", "CO_API_KEY");

    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void hasOnlyFieldsThatKubernetesKnows(String file) throws IOException {
        var manifest = read(file);

        assertThat(manifest.objects()).isNotEmpty().allSatisfy(object -> assertThat(UnknownFields.in(object))
                .isEmpty());
    }

    @Test
    void findsAFieldThatKubernetesDoesNotKnow() {
        var manifest = Manifest.parse(
                """
                apiVersion: v1
                kind: Service
                metadata:
                  name: a
                spec:
                  ports:
                    - prot: 80
                """);

        assertThat(UnknownFields.in(manifest.objects().get(0))).containsExactly("Service.Spec.Ports.prot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void runsAsNobodyAndWritesToItsVolumesAlone(String file) throws IOException {
        var pod = read(file).only(StatefulSet.class).getSpec().getTemplate().getSpec();

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getContainers()).allSatisfy(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        });
        // An orderly stop takes up to 20 s.
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void selectsItsOwnPods(String file) throws IOException {
        var manifest = read(file);
        var set = manifest.only(StatefulSet.class).getSpec();
        var labels = set.getTemplate().getMetadata().getLabels();

        assertThat(set.getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(manifest.only(Service.class).getSpec().getSelector()).isEqualTo(labels);
        assertThat(manifest.only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void setsNothingThatTheControllerDoesNotKnow(String file) throws IOException {
        assertThat(variables(read(file))
                        .filter(name -> name.startsWith("CO_") || name.startsWith("COHERE_"))
                        .filter(name -> !OF_THE_API.contains(name)))
                .isNotEmpty()
                .isSubsetOf(documented());
    }

    /** A secret is where a secret is kept, and is not in what is shown to all. */
    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void takesSecretsByReferenceAlone(String file) throws IOException {
        var manifest = read(file);

        assertThat(manifest.only(ConfigMap.class).getData().keySet()).noneMatch(ManifestsTest::isSecret);
        assertThat(container(manifest).getEnv())
                .filteredOn(variable -> isSecret(variable.getName()))
                .isNotEmpty()
                .allSatisfy(variable ->
                        assertThat(variable.getValueFrom().getSecretKeyRef()).isNotNull());
    }

    @Test
    void givesEachOfManyNodesANameThatItKeeps() throws IOException {
        var set = read("many-nodes.yaml").only(StatefulSet.class).getSpec();
        var node = container(read("many-nodes.yaml")).getEnv().stream()
                .filter(variable -> variable.getName().equals("COHERE_NODE"))
                .findFirst()
                .orElseThrow();

        assertThat(set.getReplicas()).isGreaterThan(1);
        assertThat(node.getValueFrom().getFieldRef().getFieldPath()).isEqualTo("metadata.name");
    }

    @Test
    void letsOneProcessAloneHaveTheVolume() throws IOException {
        var set = read("one-node.yaml").only(StatefulSet.class).getSpec();

        assertThat(set.getReplicas()).isEqualTo(1);
        assertThat(set.getVolumeClaimTemplates()).hasSize(1);
    }

    private static Stream<String> variables(Manifest manifest) {
        return Stream.concat(
                manifest.only(ConfigMap.class).getData().keySet().stream(),
                container(manifest).getEnv().stream().map(EnvVar::getName));
    }

    private static Container container(Manifest manifest) {
        return manifest.only(StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0);
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

    private static Manifest read(String file) throws IOException {
        return Manifest.read(Manifest.FOLDER.resolve(file));
    }
}

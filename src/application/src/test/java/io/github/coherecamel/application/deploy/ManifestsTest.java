package io.github.coherecamel.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given to operators of Kubernetes is what Kubernetes takes. */
@Tries(page = "deploying.md", language = "yaml", containing = "scrape_configs")
class ManifestsTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** One that does not say by what. */
    private static final Pattern AGGREGATION = Pattern.compile("\\b(max|sum|count|avg|min) ?\\(");

    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml", "volume.yaml"})
    void hasOnlyFieldsThatKubernetesKnows(String file) throws IOException {
        var manifest = Manifest.read(file);

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
        var pod = Manifest.read(file)
                .only(StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec();

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
        var manifest = Manifest.read(file);
        var set = manifest.only(StatefulSet.class).getSpec();
        var labels = set.getTemplate().getMetadata().getLabels();

        assertThat(set.getSelector().getMatchLabels()).isEqualTo(labels);
        assertThat(manifest.all(Service.class)).hasSize(2).allSatisfy(service -> assertThat(
                        service.getSpec().getSelector())
                .isEqualTo(labels));
        assertThat(manifest.only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
    }

    @Test
    void givesEachOfManyNodesANameThatItKeeps() throws IOException {
        var set = Manifest.read("many-nodes.yaml").only(StatefulSet.class).getSpec();
        var node = Manifest.read("many-nodes.yaml").container().getEnv().stream()
                .filter(variable -> variable.getName().equals("COHERE_NODE"))
                .findFirst()
                .orElseThrow();

        assertThat(set.getReplicas()).isGreaterThan(1);
        assertThat(node.getValueFrom().getFieldRef().getFieldPath()).isEqualTo("metadata.name");
    }

    @Test
    void letsOneProcessAloneHaveTheVolume() throws IOException {
        var set = Manifest.read("one-node.yaml").only(StatefulSet.class).getSpec();

        assertThat(set.getReplicas()).isEqualTo(1);
        assertThat(set.getVolumeClaimTemplates())
                .singleElement()
                .satisfies(claim -> assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteOncePod"));
    }

    /** Two versions on one database were never tried, so a new image must not replace pod by pod. */
    @Test
    void replacesNoneOfManyNodesByItself() throws IOException {
        var strategy = Manifest.read("many-nodes.yaml")
                .only(StatefulSet.class)
                .getSpec()
                .getUpdateStrategy();

        assertThat(strategy.getType()).isEqualTo("OnDelete");
        assertThat(strategy.getRollingUpdate()).isNull();
    }

    /** Whoever counts has to ask each process, and also one whose database is away. */
    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void tellsPrometheusOfEachPod(String file) throws Exception {
        var manifest = Manifest.read(file);
        var pods = service(manifest, manifest.only(StatefulSet.class).getSpec().getServiceName())
                .getSpec();
        var scraped = YAML.readTree(
                        Page.of("deploying.md").blocks("yaml").get(0).text())
                .at("/scrape_configs/0");

        assertThat(pods.getClusterIP()).isEqualTo("None");
        assertThat(pods.getPublishNotReadyAddresses()).isTrue();
        assertThat(scraped.at("/dns_sd_configs/0/names/0").asText())
                .isEqualTo(manifest.only(StatefulSet.class).getSpec().getServiceName() + ".default.svc.cluster.local");
        assertThat(scraped.at("/dns_sd_configs/0/port").asInt())
                .isEqualTo(manifest.container().getPorts().get(0).getContainerPort())
                .isEqualTo(pods.getPorts().get(0).getPort());
    }

    /** Two installations do not mix, and the one that is expected has the name that Prometheus gives it. */
    @Test
    void judgesEachInstallationByItself() throws IOException {
        var rules = new ArrayList<String>();
        YAML.readTree(Files.readString(Path.of("src/main/deploy/prometheus/alerts.yaml")))
                .at("/groups")
                .forEach(group -> group.path("rules")
                        .forEach(rule -> rules.add(rule.path("expr").asText())));
        var job = YAML.readTree(Page.of("deploying.md").blocks("yaml").get(0).text())
                .at("/scrape_configs/0/job_name")
                .asText();

        assertThat(rules)
                .hasSizeGreaterThan(5)
                .allMatch(rule ->
                        rule.equals("absent(cohere_hold{job=\"%s\"})".formatted(job)) || rule.contains("by (job"))
                .noneMatch(rule -> AGGREGATION.matcher(rule).find())
                // One of many is missed, by their number, and one of many without a database, whatever the others have.
                .contains("count by (job) (cohere_hold{job=\"%s\"}) < %d"
                        .formatted(
                                job,
                                Manifest.read("many-nodes.yaml")
                                        .only(StatefulSet.class)
                                        .getSpec()
                                        .getReplicas()))
                .contains("max by (job, instance) (cohere_hold) != max by (job, instance) (cohere_hold)");
    }

    /** The pod that saves the volume has the one that the controller has, as the same user. */
    @Test
    void savesTheVolumeOfTheOneNode() throws IOException {
        var set = Manifest.read("one-node.yaml").only(StatefulSet.class);
        var pod = Manifest.read("volume.yaml").only(Pod.class).getSpec();
        var claim = set.getSpec().getVolumeClaimTemplates().get(0).getMetadata().getName();

        assertThat(pod.getVolumes().get(0).getPersistentVolumeClaim().getClaimName())
                .isEqualTo(claim + "-" + set.getMetadata().getName() + "-0");
        assertThat(pod.getSecurityContext())
                .isEqualTo(set.getSpec().getTemplate().getSpec().getSecurityContext());
    }

    private static Service service(Manifest manifest, String name) {
        return manifest.all(Service.class).stream()
                .filter(service -> service.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package io.github.coherecamel.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given to operators of Kubernetes harms neither their machines nor what is secret. */
class HarmlessManifestsTest {

    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void takesNoMoreOfTheMachineAndTellsNoMoreThanItHasTo(String file) throws IOException {
        var manifest = Manifest.read(file);
        var pod = manifest.only(StatefulSet.class).getSpec().getTemplate().getSpec();

        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getSecurityContext().getFsGroupChangePolicy()).isEqualTo("OnRootMismatch");
        assertThat(manifest.container().getResources().getLimits()).containsKey("ephemeral-storage");
        assertThat(pod.getVolumes()).isNotEmpty().allSatisfy(volume -> {
            assertThat(volume.getEmptyDir() == null || volume.getEmptyDir().getSizeLimit() != null)
                    .as("limit of %s", volume.getName())
                    .isTrue();
            assertThat(volume.getSecret() == null || volume.getSecret().getDefaultMode() == 0440)
                    .as("mode of %s", volume.getName())
                    .isTrue();
        });
    }

    /** Neither is anything read that comes over a network, nor is a password shown to whoever is in between. */
    @Test
    void knowsDatabaseAndBrokersOfManyNodesByACertificate() throws IOException {
        var manifest = Manifest.read("many-nodes.yaml");
        var set = manifest.only(ConfigMap.class).getData();
        var ca = manifest.container().getVolumeMounts().stream()
                        .filter(mount -> mount.getName().equals("ca"))
                        .findFirst()
                        .orElseThrow()
                        .getMountPath()
                + "/ca.crt";

        assertThat(set.get("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_URL"))
                .endsWith("/cohere?sslmode=verify-full&sslrootcert=" + ca);
        assertThat(set.get("JAVA_TOOL_OPTIONS").split(" "))
                .containsExactly(
                        "-Dcamel.component.kafka.security-protocol=SSL",
                        "-Dcamel.component.kafka.ssl-truststore-type=PEM",
                        "-Dcamel.component.kafka.ssl-truststore-location=" + ca);
    }

    /** A drain goes on: one process alone may go, and so may any that serves nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"one-node.yaml", "many-nodes.yaml"})
    void keepsNoMachineFromBeingDrained(String file) throws IOException {
        var budget = Manifest.read(file).only(PodDisruptionBudget.class).getSpec();

        assertThat(budget.getMaxUnavailable().getIntVal()).isEqualTo(1);
        assertThat(budget.getMinAvailable()).isNull();
        assertThat(budget.getUnhealthyPodEvictionPolicy()).isEqualTo("AlwaysAllow");
    }
}

package io.github.coherecamel.quarkus.deployment;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.DevServicesRegistryBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes {@code cohere-finetune} and {@code cohere-dataset} at home in Quarkus. */
final class CohereFinetuneProcessor {

    static final String FEATURE = "camel-cohere-finetune";

    private static final Logger LOG = Logger.getLogger(CohereFinetuneProcessor.class);

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem tls() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    @BuildStep(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
    @Nullable
    DevServicesResultBuildItem simulator(CohereFinetuneBuildTimeConfig config, ApplicationArchivesBuildItem archives) {
        var options = config.devservices();
        if (!options.enabled()) {
            return null;
        }
        var reason = Connection.configured();
        if (reason.isPresent()) {
            LOG.debugf("Cohere is not simulated, because %s is configured", reason.get());
            return null;
        }
        var seed = Seed.of(options.seed(), archives.getRootArchive());
        return DevServicesResultBuildItem.owned()
                .feature(FEATURE)
                .description("Cohere's fine-tuning and datasets APIs, simulated")
                .serviceConfig(options)
                .startable(() -> new DevSimulator(options, seed))
                .configProvider(Map.of(Connection.BASE_URL, DevSimulator::getConnectionInfo))
                .config(Map.of(Connection.API_KEY, DevSimulator.API_KEY))
                .build();
    }

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    CardPageBuildItem devUiCard() {
        return DevUi.card();
    }

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    BuildTimeActionBuildItem devUiActions(DevServicesRegistryBuildItem services) {
        return DevUi.actions(services);
    }
}

package io.github.coherecamel.quarkus.deployment;

import io.quarkus.deployment.IsDevServicesSupportedByLaunchMode;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.DevServicesRegistryBuildItem;
import io.quarkus.deployment.builditem.DevServicesResultBuildItem;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.HotDeploymentWatchedFileBuildItem;
import io.quarkus.deployment.builditem.LiveReloadBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.dev.devservices.DevServicesConfig;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import java.util.Map;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceDestination;
import org.apache.camel.quarkus.core.deployment.spi.CamelServicePatternBuildItem;
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

    /** Camel's other services are found by the patterns of Camel Quarkus itself. */
    @BuildStep
    CamelServicePatternBuildItem devConsole() {
        return new CamelServicePatternBuildItem(
                CamelServiceDestination.DISCOVERY, true, "META-INF/services/org/apache/camel/dev-console/cohere");
    }

    @BuildStep
    ReflectiveClassBuildItem reflection(CombinedIndexBuildItem index) {
        return ReflectiveClassBuildItem.builder(ReflectiveClasses.in(index.getIndex()))
                .reason("JSON, expressions and exception clauses of routes, beans of Kamelets")
                .constructors()
                .methods()
                .fields()
                .build();
    }

    @BuildStep
    void connection(BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        Connection.DEFAULTS.forEach(
                (option, value) -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(option, value)));
    }

    @BuildStep(onlyIf = {IsDevServicesSupportedByLaunchMode.class, DevServicesConfig.Enabled.class})
    @Nullable
    DevServicesResultBuildItem simulator(
            CohereFinetuneBuildTimeConfig config,
            ApplicationArchivesBuildItem archives,
            LiveReloadBuildItem reload,
            DevServicesRegistryBuildItem services) {
        var options = config.devservices();
        if (!options.enabled()) {
            return null;
        }
        var reason = Connection.configured();
        if (reason.isPresent()) {
            LOG.debugf("Cohere is not simulated, because %s is configured", reason.get());
            return null;
        }
        if (options.seed().filter(reload.getChangedResources()::contains).isPresent()) {
            services.closeAllRunningServices(FEATURE, null);
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

    @BuildStep
    @Nullable
    HotDeploymentWatchedFileBuildItem seed(CohereFinetuneBuildTimeConfig config) {
        return config.devservices()
                .seed()
                .map(HotDeploymentWatchedFileBuildItem::new)
                .orElse(null);
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

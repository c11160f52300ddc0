package io.github.coherecamel.quarkus.deployment;

import io.github.coherecamel.simulator.ApiOperation;
import io.quarkus.deployment.builditem.DevServicesRegistryBuildItem;
import io.quarkus.devui.spi.buildtime.BuildTimeActionBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The extension's card in the Dev UI, and what its page can ask for. */
final class DevUi {

    private static final String API = "https://docs.cohere.com/v2/reference/listfinetunedmodels";
    private static final List<String> VIEWS = List.of("models", "datasets", "requests", "faults", "faults/kinds");

    private DevUi() {}

    static CardPageBuildItem card() {
        var card = new CardPageBuildItem();
        card.addPage(Page.webComponentPageBuilder()
                .title("Simulator")
                .icon("font-awesome-solid:flask")
                .componentLink("qwc-cohere-finetune-simulator.js"));
        card.addPage(Page.externalPageBuilder("Cohere's API")
                .icon("font-awesome-solid:book")
                .url(API)
                .doNotEmbed());
        card.addBuildTimeData(
                "operations", Stream.of(ApiOperation.values()).map(Enum::name).toList());
        return card;
    }

    static BuildTimeActionBuildItem actions(DevServicesRegistryBuildItem services) {
        return actions(new SimulatorRemote(() -> address(services)));
    }

    private static BuildTimeActionBuildItem actions(SimulatorRemote simulator) {
        var actions = new BuildTimeActionBuildItem();
        actions.actionBuilder()
                .methodName("address")
                .function(none -> simulator.address())
                .build();
        actions.actionBuilder()
                .methodName("summary")
                .function(none -> simulator.get(""))
                .build();
        VIEWS.forEach(view -> actions.actionBuilder()
                .methodName(view.replace("faults/kinds", "kinds"))
                .function(none -> simulator.get("/" + view))
                .build());
        post(actions, "advance", "/clock", simulator);
        post(actions, "inject", "/faults", simulator);
        post(actions, "reset", "/reset", simulator);
        actions.actionBuilder()
                .methodName("forget")
                .function(none -> simulator.delete("/faults"))
                .build();
        return actions;
    }

    private static void post(BuildTimeActionBuildItem actions, String name, String path, SimulatorRemote simulator) {
        actions.actionBuilder()
                .methodName(name)
                .parameter("json", "the body of the request")
                .function(parameters -> simulator.post(path, parameters.getOrDefault("json", "{}")))
                .build();
    }

    private static Optional<String> address(DevServicesRegistryBuildItem services) {
        return Optional.ofNullable(services.getConfigForAllRunningServices().get(Connection.BASE_URL));
    }
}

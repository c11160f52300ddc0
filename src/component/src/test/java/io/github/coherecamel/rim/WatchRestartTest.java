package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchRestartTest extends RimTest {
    private static final String STORED = "cohere-finetune:watch?stateRepository=#states&" + Watch.BY_HAND;

    @Test
    void goesOnWhereItWasWhenItsStateIsInAFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("states").toFile();
        goesOnWhereItWas(FileStateRepository.fileStateRepository(file), FileStateRepository.fileStateRepository(file));
    }

    @Test
    void goesOnWhereItWasWhenItsStateIsShared() throws Exception {
        var store = new MemoryStateRepository();
        goesOnWhereItWas(store, store);
    }

    @Test
    void goesOnWhereItWasWithAFileThatAnOptionNames(@TempDir Path folder) throws Exception {
        var id = addChatModel();
        var uri = "cohere-finetune:watch?" + Watch.BY_HAND + "&stateFile=" + folder.resolve("new/state");
        try (var first = contextWith(new MemoryStateRepository())) {
            Watch.start(first, uri).assertPollTells(id + " null STATUS_READY");
        }
        simulator().setModelStatus(id, "STATUS_PAUSED");

        try (var second = contextWith(new MemoryStateRepository())) {
            Watch.start(second, uri).assertPollTells(id + " STATUS_READY STATUS_PAUSED");
        }
        assertThatThrownBy(() ->
                        Watch.start(context, uri + "&stateRepository=#class:" + MemoryStateRepository.class.getName()))
                .rootCause()
                .hasMessage("Options stateFile and stateRepository are both set. Set one: a watch keeps its state in "
                        + "one place.");
    }

    @Test
    void takesTheStoreOfItsEndpointRatherThanTheFileOfItsComponent(@TempDir Path folder) throws Exception {
        var file = folder.resolve("state");
        finetune().getConfiguration().setStateFile(file.toString());
        context.getRegistry().bind("states", new MemoryStateRepository());

        Watch.start(context, STORED).assertPollTells();

        assertThat(file).doesNotExist();
    }

    @Test
    void keepsTheStateOfAModelWhateverItsId(@TempDir Path folder) throws Exception {
        var id = "a=b/c d";
        simulator()
                .injectAlways(
                        ApiOperation.GET_FINETUNED_MODEL,
                        ScriptedAnswers.json("{'finetuned_model': {'id': '" + id + "', 'status': 'STATUS_READY'}}"));
        var uri = "cohere-finetune:watch?modelId=RAW(" + id + ")&" + Watch.BY_HAND + "&stateFile="
                + folder.resolve("state");
        try (var first = contextWith(new MemoryStateRepository())) {
            Watch.start(first, uri).assertPollTells(id + " null STATUS_READY");
        }

        try (var second = contextWith(new MemoryStateRepository())) {
            Watch.start(second, uri).assertPollTells();
        }
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoState(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("state"), "not a line of ours\n");
        var uri = "cohere-finetune:watch?" + Watch.BY_HAND + "&stateFile=";
        assertThatThrownBy(() -> Watch.start(context, uri + file))
                .hasStackTraceContaining("Could not read the state of a watch from file " + file
                        + ": it has a line without '='. Repair it, or remove it: the watch then begins anew.");
        assertThatThrownBy(() -> Watch.start(context, uri + folder))
                .hasStackTraceContaining(
                        "Could not read the state of a watch from file " + folder + ": it cannot be opened: ");
    }

    @Test
    void saysWhichValueOfAStoreMakesNoSense(@TempDir Path folder) throws Exception {
        var file = folder.resolve("state");
        Files.writeString(file, "cohere-finetune:watch/*/buckets=.1,99999999999\n");
        try (var log = new CapturedLog()) {
            Watch.start(context, "cohere-finetune:watch?" + Watch.BY_HAND + "&stateFile=" + file)
                    .assertPollTells();

            assertThat(log.lines()).anySatisfy(line -> assertThat(line)
                    .contains(
                            "file " + file,
                            "the value of cohere-finetune:watch/*/buckets makes no sense. Repair it, or remove it"));
        }
    }

    @Test
    void sharesAFileWithWatchesOfOtherThingsOnly(@TempDir Path folder) throws Exception {
        var id = addChatModel();
        var dataset = addDataset("validated");
        var file = folder.resolve("state");
        var models = "cohere-finetune:watch?" + Watch.BY_HAND + "&stateFile=" + file;
        var first = Watch.start(context, models);
        var datasets = Watch.start(
                context, "cohere-dataset:watch?" + Watch.BY_HAND + "&stateFile=" + folder.resolve("x/../state"));
        first.assertPollTells(id + " null STATUS_READY");
        datasets.assertPollTells(dataset + " null validated");

        assertThatThrownBy(() -> Watch.start(context, models + "&delay=60000"))
                .hasStackTraceContaining("Another watch keeps the same state (")
                .hasStackTraceContaining("Give each a stateFile or a stateRepository of its own.");

        context.getRouteController().stopRoute(first.routeId());
        Watch.start(context, models + "&delay=70000").assertPollTells();
    }

    private void goesOnWhereItWas(StateRepository<String, String> before, StateRepository<String, String> after)
            throws Exception {
        var moved = addChatModel();
        var still = addChatModel();
        var gone = addChatModel();
        var failed = addChatModel();
        try (var first = contextWith(before)) {
            var watch = Watch.start(
                    first,
                    STORED,
                    exchange -> failed.equals(exchange.getMessage().getHeader("CamelCohereFinetuneModelId"))
                            ? CompletableFuture.failedFuture(new IllegalStateException("no"))
                            : CompletableFuture.completedFuture(null));
            watch.poll();
            assertThat(watch.told()).hasSize(4);
        }
        simulator().setModelStatus(moved, "STATUS_PAUSED");
        send("cohere-finetune:delete?modelId=" + gone, null, Map.of());
        var young = addChatModel();

        try (var second = contextWith(after)) {
            // The state says that this is not the first poll, so there is nothing to leave out.
            var watch = Watch.start(second, STORED + "&includeExisting=false");
            watch.assertPollTells(
                    moved + " STATUS_READY STATUS_PAUSED",
                    gone + " STATUS_READY STATUS_DELETED",
                    failed + " null STATUS_READY",
                    young + " null STATUS_READY");
            watch.assertPollTells();
            simulator().setModelStatus(still, "STATUS_PAUSED");
            watch.assertPollTells(still + " STATUS_READY STATUS_PAUSED");
        }
    }

    @Test
    void keepsDatasetsApartFromModelsInOneStore() throws Exception {
        var store = new MemoryStateRepository();
        context.getRegistry().bind("states", store);
        var model = addChatModel();
        var dataset = addDataset("validated");
        var models = Watch.start(context, STORED);
        var datasets = Watch.start(context, STORED.replace("finetune", "dataset"));

        models.assertPollTells(model + " null STATUS_READY");
        datasets.assertPollTells(dataset + " null validated");
        models.assertPollTells();
        datasets.assertPollTells();
    }

    @Test
    void remembersWithoutAStoreWhenItsRouteIsRestarted() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, "cohere-finetune:watch?" + Watch.BY_HAND);
        watch.assertPollTells(id + " null STATUS_READY");

        context.getRouteController().stopRoute(watch.routeId());
        simulator().setModelStatus(id, "STATUS_PAUSED");
        context.getRouteController().startRoute(watch.routeId());

        watch.assertPollTells(id + " STATUS_READY STATUS_PAUSED");
        watch.assertPollTells();
    }

    @Test
    void restsWhileItsRouteIsSuspended() throws Exception {
        var id = addChatModel();
        var watch = Watch.start(context, "cohere-finetune:watch?" + Watch.BY_HAND);
        watch.assertPollTells(id + " null STATUS_READY");

        context.getRouteController().suspendRoute(watch.routeId());
        simulator().setModelStatus(id, "STATUS_PAUSED");
        var calls = simulator().requests().size();
        watch.assertPollTells();
        assertThat(simulator().requests()).hasSize(calls);
        context.getRouteController().resumeRoute(watch.routeId());

        watch.assertPollTells(id + " STATUS_READY STATUS_PAUSED");
    }

    @Test
    void stopsInMidPoll() throws Exception {
        var id = addChatModel();
        simulator().inject(Fault.stall());
        var watch = Watch.start(context, "cohere-finetune:watch?delay=10&initialDelay=0");
        untilRequests(1);
        context.getShutdownStrategy().setTimeout(1_000);

        context.getRouteController().stopRoute(watch.routeId());

        context.getRouteController().startRoute(watch.routeId());
        Awaitility.await().atMost(LONG).until(() -> !watch.exchanges().isEmpty());
        assertThat(watch.told()).containsExactly(id + " null STATUS_READY");
    }

    private static CamelContext contextWith(StateRepository<String, String> store) {
        var context = new DefaultCamelContext();
        context.getRegistry().bind("states", store);
        connect(context);
        context.getShutdownStrategy().setTimeout(5);
        context.start();
        return context;
    }
}

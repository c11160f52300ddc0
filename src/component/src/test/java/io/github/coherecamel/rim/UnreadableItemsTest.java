package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.LIST_DATASETS;
import static io.github.coherecamel.simulator.ApiOperation.LIST_FINETUNED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.model.Dataset;
import io.github.coherecamel.model.DatasetPage;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.model.ModelPage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An item of a list that cannot be read is left out with a warning, and takes none of the others with it. */
class UnreadableItemsTest extends RimTest {

    @Test
    void areLeftOutOfAListWithOneWarningThatNamesThem() {
        simulator()
                .inject(
                        LIST_FINETUNED_MODELS,
                        ScriptedAnswers.json(
                                "{'finetuned_models': [{'id': 'a', 'name': 'n'}, {'id': 'odd', 'settings': 7}, "
                                        + "null, 'x', {'id': 'b'}], 'next_page_token': 't', 'total_size': 5}"));

        try (var log = new CapturedLog()) {
            var page = succeeded(send("cohere-finetune:list", null, Map.of()))
                    .getMessage()
                    .getBody(ModelPage.class);

            assertThat(page.items()).extracting(FinetunedModel::id).containsExactly("a", "b");
            assertThat(page.nextPageToken()).isEqualTo("t");
            assertThat(page.totalSize()).isEqualTo(5);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("Could not read all of finetuned_models"))
                    .singleElement()
                    .asString()
                    .startsWith("WARN")
                    .contains("odd: it is no FinetunedModel: see field settings; one without an id: ");
        }
    }

    @Test
    void countForTheOffsetOfTheNextPage() {
        simulator()
                .inject(
                        LIST_DATASETS,
                        ScriptedAnswers.json("{'datasets': [{'id': 'a'}, {'id': 'odd', 'metrics': 7}]}"));
        simulator().inject(LIST_DATASETS, ScriptedAnswers.json("{'datasets': [{'id': 'odder', 'metrics': 7}]}"));
        simulator().inject(LIST_DATASETS, ScriptedAnswers.json("{'datasets': [{'id': 'b'}]}"));

        var page = succeeded(send("cohere-dataset:list?allPages=true&limit=2", null, Map.of()))
                .getMessage()
                .getBody(DatasetPage.class);

        assertThat(page.items()).extracting(Dataset::id).containsExactly("a", "b");
        assertThat(simulator().requests(LIST_DATASETS))
                .extracting(request -> request.query().replaceAll(".*offset=", ""))
                .containsExactly("limit=2", "2", "3", "4");
    }

    @Test
    void areNoDeletionsForAWatchWhichGoesOnWithTheOthers() throws Exception {
        var id = addChatModel();
        simulator()
                .inject(
                        LIST_FINETUNED_MODELS,
                        ScriptedAnswers.json("{'finetuned_models': [{'id': '" + id + "', 'settings': 7}, {'id': 'm', "
                                + "'status': 'STATUS_QUEUED'}]}"));
        var watch = Watch.start(context, "cohere-finetune:watch?" + Watch.BY_HAND);

        watch.assertPollTells("m null STATUS_QUEUED");
        simulator()
                .inject(
                        LIST_FINETUNED_MODELS,
                        ScriptedAnswers.json("{'finetuned_models': [{'id': '" + id + "', 'status': 'STATUS_READY'}, "
                                + "{'id': 'm', 'status': 'STATUS_FINETUNING'}]}"));
        watch.assertPollTells("m STATUS_QUEUED STATUS_FINETUNING", id + " null STATUS_READY");
        simulator()
                .inject(
                        LIST_FINETUNED_MODELS,
                        ScriptedAnswers.json("{'finetuned_models': [{'id': '" + id + "', 'settings': 7}, {'id': 'm', "
                                + "'status': 'STATUS_READY'}]}"));
        watch.assertPollTells("m STATUS_FINETUNING STATUS_READY");
    }
}

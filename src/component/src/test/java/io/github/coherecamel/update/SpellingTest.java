package io.github.coherecamel.update;

import static io.github.coherecamel.update.Trees.tree;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'nmae': 'n'}|nmae|name",
                "{'settings': {'Dataset-ID': 'd'}}|settings.Dataset-ID|settings.dataset_id",
                "{'settings': {'wandb': {'apiKey': 'k'}}}|settings.wandb.apiKey|settings.wandb.api_key",
                "{'settings': {'trainEpochs': 1}}|settings.trainEpochs|settings.hyperparameters.train_epochs",
                "{'settings': {'base_model': {'base-typ': 'x'}}}|settings.base_model.base-typ|settings.base_model.base_type"
            })
    void namesTheFieldThatIsMeant(String wanted, String wrong, String meant) {
        assertThatThrownBy(() -> Spelling.check(tree(wanted), tree("{}")))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("there is no field " + wrong + ", but " + meant + ", which is probably meant. Correct it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'name': 'n', 'settings': {'dataset_id': 'd', 'hyperparameters': {'lora_rank': 8}}}",
                "{'settings': {'hyperparameters': {'warmup_ratio': 0.1}, 'priority': 'high'}, 'labels': {}}",
                "{'settings': {'later': {'datasetId': 'in a field that is not known'}}}"
            })
    void letsPassWhatIsMerelyUnknown(String wanted) {
        assertThatCode(() -> Spelling.check(tree(wanted), tree("{}"))).doesNotThrowAnyException();
    }

    @Test
    void takesWhatTheModelHasAsSpeltByTheApi() {
        assertThatCode(() -> Spelling.check(
                        tree("{'settings': {'datasetId': 'd'}}"), tree("{'settings': {'datasetId': 'old'}}")))
                .doesNotThrowAnyException();
    }
}

package io.github.coherecamel.update;

import static io.github.coherecamel.update.Trees.tree;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                "{'setings': {}}|setings|settings",
                "{'settings': {'datasetId': 'd'}}|settings.datasetId|settings.dataset_id",
                "{'settings': {'dataset-id': 'd'}}|settings.dataset-id|settings.dataset_id",
                "{'settings': {'Dataset_ID': null}}|settings.Dataset_ID|settings.dataset_id",
                "{'settings': {'hyperparametres': {}}}|settings.hyperparametres|settings.hyperparameters",
                "{'settings': {'hyperparameters': {'trainEpochs': 1}}}|settings.hyperparameters.trainEpochs|settings.hyperparameters.train_epochs",
                "{'settings': {'train_epochs': 1}}|settings.train_epochs|settings.hyperparameters.train_epochs",
                "{'settings': {'base_model': {'base-typ': 'x'}}}|settings.base_model.base-typ|settings.base_model.base_type",
                "{'settings': {'wandb': {'apiKey': 'k'}}}|settings.wandb.apiKey|settings.wandb.api_key"
            })
    void namesTheFieldThatIsMeant(String wanted, String wrong, String meant) {
        assertThatThrownBy(() -> Spelling.check(tree(wanted), tree("{}")))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("there is no field " + wrong + ", but " + meant + ", which is probably meant. Correct it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'name': 'n', 'settings': {'dataset_id': 'd', 'hyperparameters': {'lora_rank': 8}}}",
                "{'settings': {'hyperparameters': {'warmup_ratio': 0.1}, 'priority': 'high'}, 'labels': {}}",
                "{'settings': {'later': {'datasetId': 'in a field that is not known'}}}",
                "{'settings': 'no object'}"
            })
    void letsPassWhatIsMerelyUnknown(String wanted) {
        assertThatCode(() -> Spelling.check(tree(wanted), tree("{}"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'settings': {'datasetId': 'd'}}"})
    void takesWhatTheModelHasAsSpeltByTheApi(String wanted) {
        assertThatCode(() -> Spelling.check(tree(wanted), tree("{'settings': {'datasetId': 'old'}}")))
                .doesNotThrowAnyException();
    }
}

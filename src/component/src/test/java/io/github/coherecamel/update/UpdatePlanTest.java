package io.github.coherecamel.update;

import static io.github.coherecamel.update.Trees.difference;
import static io.github.coherecamel.update.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdatePlanTest {
    private static final String CURRENT =
            """
            {'id': 'm-1', 'name': 'support', 'creator_id': 'c', 'organization_id': 'o', 'status': 'STATUS_READY',
             'created_at': '2026-01-01T00:00:00Z', 'updated_at': '2026-01-02T00:00:00Z',
             'completed_at': '2026-01-03T00:00:00Z', 'last_used': '2026-01-04T00:00:00Z', 'future': {'a': 1},
             'settings': {
               'base_model': {'base_type': 'BASE_TYPE_CHAT', 'version': '3', 'strategy': 'STRATEGY_TFEW', 'new': true},
               'dataset_id': 'old', 'multi_label': false, 'later': [1, 2],
               'hyperparameters': {'train_epochs': 1, 'learning_rate': 0.01, 'novel': 'x'}}}
            """;

    @Test
    void seesNothingToRemoveInWhatTheApiAnswersAsNull() {
        var current = tree(
                "{'name': 'n', 'settings': {'base_model': {'base_type': 'BASE_TYPE_CHAT'}, 'dataset_id': 'd', 'wandb': null}}");

        assertThat(UpdatePlan.of(current, tree("{'settings': {'wandb': null}}")).isEmpty())
                .isTrue();
    }

    @Test
    void changesOneFieldAndKeepsAllOthersThatCanBeWritten() {
        var plan = plan("{'settings': {'dataset_id': 'new'}}");

        assertThat(plan.body())
                .isEqualTo(
                        tree(
                                """
                                {'name': 'support', 'future': {'a': 1}, 'settings': {
                                   'base_model': {'base_type': 'BASE_TYPE_CHAT', 'strategy': 'STRATEGY_TFEW', 'new': true},
                                   'dataset_id': 'new', 'later': [1, 2],
                                   'hyperparameters': {'train_epochs': 1, 'learning_rate': 0.01, 'novel': 'x'}}}
                                """));
        assertThat(plan.differences()).containsExactly(difference("settings.dataset_id", "\"old\"", "\"new\""));
        assertThat(plan.newDatasetId()).isEqualTo("new");
    }

    @Test
    void mergesFieldsAtEveryLevelEvenThoseThatTheLibraryDoesNotKnow() {
        var plan = plan("{'future': {'b': 2}, 'settings': {'later': [3], 'base_model': {'new': false},"
                + " 'hyperparameters': {'novel': {'deep': 1}}}}");

        assertThat(plan.body().at("/future")).isEqualTo(tree("{'a': 1, 'b': 2}"));
        assertThat(plan.body().at("/settings/later").toString()).isEqualTo("[3]");
        assertThat(plan.body().at("/settings/base_model"))
                .isEqualTo(tree("{'base_type': 'BASE_TYPE_CHAT', 'strategy': 'STRATEGY_TFEW', 'new': false}"));
        assertThat(plan.body().at("/settings/hyperparameters"))
                .isEqualTo(tree("{'train_epochs': 1, 'learning_rate': 0.01, 'novel': {'deep': 1}}"));
        assertThat(plan.newDatasetId()).isNull();
    }

    @Test
    void isEmptyIfTheModelIsAsWanted() {
        var plan =
                plan("{'name': 'support', 'settings': {'dataset_id': 'old', 'hyperparameters': {'train_epochs': 1}}}");

        assertThat(plan.isEmpty()).isTrue();
        assertThat(plan.newDatasetId()).isNull();
    }

    @Test
    void ignoresWhatOnlyTheApiSets() {
        var plan = plan(
                "{'id': 'x', 'status': 'STATUS_PAUSED', 'creator_id': 'x', 'organization_id': 'x', 'created_at': 'x',"
                        + " 'updated_at': 'x', 'completed_at': 'x', 'last_used': 'x', 'name': 'support',"
                        + " 'settings': {'multi_label': true, 'base_model': {'version': '9'}}}");

        assertThat(plan.isEmpty()).isTrue();
    }

    @Test
    void removesWhatIsNull() {
        var plan = plan("{'settings': {'hyperparameters': {'novel': null, 'absent': null}, 'later': null}}");

        assertThat(plan.body().at("/settings"))
                .isEqualTo(
                        tree(
                                """
                                {'base_model': {'base_type': 'BASE_TYPE_CHAT', 'strategy': 'STRATEGY_TFEW', 'new': true},
                                 'dataset_id': 'old', 'hyperparameters': {'train_epochs': 1, 'learning_rate': 0.01}}
                                """));
        assertThat(plan.differences())
                .containsExactly(
                        difference("settings.hyperparameters.novel", "\"x\"", null),
                        difference("settings.later", "[1,2]", null));
    }

    @Test
    void changesNeitherInput() {
        var current = tree(CURRENT);
        var wanted = tree("{'settings': {'dataset_id': 'new', 'hyperparameters': null}}");

        UpdatePlan.of(current, wanted).body().withObject("/settings").put("dataset_id", "other");

        assertThat(current).isEqualTo(tree(CURRENT));
        assertThat(wanted).isEqualTo(tree("{'settings': {'dataset_id': 'new', 'hyperparameters': null}}"));
    }

    @Test
    void refusesAnUpdateOfNothing() {
        assertThatThrownBy(() -> plan("{'id': 'm-1', 'updated_at': 'now'}"))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("nothing says what to update. Give a name, a dataset or settings");
    }

    @Test
    void refusesAFieldInTheWrongPlace() {
        assertThatThrownBy(() -> plan("{'dataset_id': 'x'}"))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("there is no field dataset_id to update. The API takes name and settings, and the dataset "
                        + "as settings.dataset_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'name': ' '}|name",
                "{'settings': {'dataset_id': null}}|settings.dataset_id",
                "{'settings': {'base_model': null}}|settings.base_model.base_type",
                "{'name': '', 'settings': null}|name, settings.base_model.base_type, settings.dataset_id",
                "{'settings': 'x'}|settings.base_model.base_type, settings.dataset_id"
            })
    void refusesToRemoveWhatTheApiRequires(String wanted, String missing) {
        assertThatThrownBy(() -> UpdatePlan.of(tree(CURRENT), tree(wanted)))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("the API requires " + missing + ", which is missing. Add it");
    }

    @Test
    void sendsUnmergedFieldsAsTheyAreWithTheirStatus() {
        var wanted =
                "{'name': 'n', 'status': 'STATUS_PAUSED', 'id': 'x', 'own': null, 'settings': {'multi_label': true,"
                        + " 'base_model': {'base_type': 'BASE_TYPE_CHAT', 'version': '9'}, 'dataset_id': 'd'}}";

        assertThat(UpdatePlan.unmerged(tree(wanted)))
                .isEqualTo(tree("{'name': 'n', 'status': 'STATUS_PAUSED', 'own': null, 'settings': {"
                        + "'base_model': {'base_type': 'BASE_TYPE_CHAT'}, 'dataset_id': 'd'}}"));
    }

    @Test
    void refusesUnmergedFieldsThatTheApiCouldNotTake() {
        assertThatThrownBy(() -> UpdatePlan.unmerged(tree("{'name': 'n'}")))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("the API requires settings.base_model.base_type, settings.dataset_id, which is missing. "
                        + "Add it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "7"})
    void refusesAnUnmergedNameThatIsNoText(String name) {
        assertThatThrownBy(() -> UpdatePlan.unmerged(tree("{'name': " + name
                        + ", 'settings': {'base_model': {'base_type': 'BASE_TYPE_CHAT'}, 'dataset_id': 'd'}}")))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("the API requires name, which is missing. Add it");
    }

    private static UpdatePlan plan(String wanted) {
        return UpdatePlan.of(tree(CURRENT), tree(wanted));
    }
}

package io.github.coherecamel.update;

import static io.github.coherecamel.update.Trees.difference;
import static io.github.coherecamel.update.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WandbRuleTest {
    private static final String FORGOTTEN = "{'project': 'p', 'entity': 'e'}";
    private static final String COMPLETE = "{'project': 'p', 'api_key': 's3cret'}";

    @Test
    void leavesOutWhatTheApiForgotTheKeyOf() {
        var plan = plan(FORGOTTEN, "{'name': 'other'}");

        assertThat(plan.body().at("/settings").has("wandb")).isFalse();
        assertThat(plan.differences()).extracting(Difference::path).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"***", "[redacted]"})
    void doesNotSendBackAMaskAsAKey(String mask) {
        var there = "{'project': 'p', 'api_key': '" + mask + "'}";

        assertThat(plan(there, "{'name': 'other'}").body().at("/settings").has("wandb"))
                .isFalse();
        assertThat(plan(there, "{'name': 'n'}").isEmpty()).isTrue();
        assertThatThrownBy(() -> plan(there, "{'settings': {'wandb': {'entity': 'other'}}}"))
                .isInstanceOf(UnwritableUpdateException.class);
    }

    @Test
    void findsNoDifferenceInWhatTheApiForgotTheKeyOf() {
        assertThat(plan(FORGOTTEN, "{'name': 'n'}").isEmpty()).isTrue();
    }

    @Test
    void sendsBackWhatIsComplete() {
        assertThat(plan(COMPLETE, "{'name': 'other'}").body().at("/settings/wandb"))
                .isEqualTo(tree(COMPLETE));
    }

    @Test
    void takesACompleteOneAndHidesItsKey() {
        var plan = plan(FORGOTTEN, "{'settings': {'wandb': " + COMPLETE + "}}");

        assertThat(plan.body().at("/settings/wandb"))
                .isEqualTo(tree("{'project': 'p', 'entity': 'e', 'api_key': 's3cret'}"));
        assertThat(plan.differences()).containsExactly(difference("settings.wandb.api_key", null, "\"***\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'entity': 'other'}", "{'project': 'other'}", "{'api_key': null}", "'text'"})
    void refusesToSendAnIncompleteOneThatIsWanted(String wandb) {
        assertThatThrownBy(() -> plan(FORGOTTEN, "{'settings': {'wandb': " + wandb + "}}"))
                .isInstanceOf(UnwritableUpdateException.class)
                .hasMessage("settings.wandb needs both project and api_key, and the API does not tell the key that it "
                        + "has. Give both");
    }

    @Test
    void removesItIfThatIsWanted() {
        var plan = plan(COMPLETE, "{'settings': {'wandb': null}}");

        assertThat(plan.body().at("/settings").has("wandb")).isFalse();
        assertThat(plan.differences())
                .containsExactly(
                        difference("settings.wandb.api_key", "\"***\"", null),
                        difference("settings.wandb.project", "\"p\"", null));
    }

    private static UpdatePlan plan(String wandb, String wanted) {
        return UpdatePlan.of(
                tree("{'name': 'n', 'settings': {'base_model': {'base_type': 'BASE_TYPE_CHAT'}, 'dataset_id': 'd',"
                        + " 'wandb': " + wandb + "}}"),
                tree(wanted));
    }
}

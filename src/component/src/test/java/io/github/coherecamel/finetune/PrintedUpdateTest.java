package io.github.coherecamel.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.CreateModel;
import io.github.coherecamel.api.UpdateModel;
import io.github.coherecamel.update.UpdatePlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedUpdateTest {
    @Test
    void showsNoKeyOfWeightsAndBiases() throws Exception {
        var mapper = new ObjectMapper();
        var there = (ObjectNode) mapper.readTree("{\"name\":\"n\",\"settings\":{\"dataset_id\":\"d\",\"base_model\":"
                + "{\"base_type\":\"BASE_TYPE_CHAT\"}}}");
        var wanted = (ObjectNode)
                mapper.readTree("{\"settings\":{\"wandb\":{\"project\":\"visible\",\"api_key\":\"s3cret\"}}}");
        var plan = UpdatePlan.of(there, wanted);
        var rules = new UpdateRules(true, true, false, false, Duration.ofMinutes(1), null, () -> true);
        var update = new UpdateModel("m", plan.body());

        assertThat(plan.body().toString()).contains("s3cret");
        assertThat(plan.toString()).contains("visible");
        assertThat(List.of(
                        plan,
                        new SafeUpdate("m", wanted, rules),
                        update,
                        update.request(),
                        update.secrets(),
                        new CreateModel(plan.body()),
                        new CreateModel(plan.body()).request()))
                .allSatisfy(each -> assertThat(each.toString()).doesNotContain("s3cret"));
    }
}

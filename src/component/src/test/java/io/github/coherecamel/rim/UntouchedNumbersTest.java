package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.GET_FINETUNED_MODEL;
import static io.github.coherecamel.simulator.ApiOperation.UPDATE_FINETUNED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an update reads and does not touch goes back byte for byte. */
class UntouchedNumbersTest extends RimTest {
    private static final String NUMBERS =
            """
            "n1":1e-05,"n2":1.0,"n3":100.0,"n4":1.50,"n5":-0.0,"n6":10000000.0,"n7":12345678901234567890,"n8":1E+2,\
            "n9":-0,"n10":0.1,"n11":0.00000011920929,"n12":[1.0,{"n13":2.50}]""";

    @Test
    void keepTheirSpelling() {
        var id = addChatModel();
        simulator()
                .inject(
                        GET_FINETUNED_MODEL,
                        Fault.status(200)
                                .body(
                                        "application/json",
                                        """
                {"finetuned_model": {"id": "%s", "name": "support", "settings": {"dataset_id": "old",
                 "base_model": {"base_type": "BASE_TYPE_CHAT"}, "unknown": {%s}}}}"""
                                                .formatted(id, NUMBERS)));

        send("cohere-finetune:update?name=renamed&modelId=" + id, null, Map.of());

        var sent = simulator().requests(UPDATE_FINETUNED_MODEL).get(0);
        assertThat(sent.body()).contains("{" + NUMBERS + "}");
    }
}

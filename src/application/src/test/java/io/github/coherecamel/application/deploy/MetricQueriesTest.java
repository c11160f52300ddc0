package io.github.coherecamel.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** An alert that asks for what there is not never comes, so what it asks for is compared. */
class MetricQueriesTest {

    private static final String METRICS =
            """
            # HELP cohere_models Models by state
            cohere_models{health="DEGRADED",sync="UNKNOWN"} 0.0
            cohere_models{health="HEALTHY",sync="SYNCED"} 1.0
            """;

    @Test
    void findsNothingWrongWithWhatThereIs() throws IOException {
        assertThat(MetricQueries.inVain(
                        """
                        rules:
                          - expr: max by (job, sync) (cohere_models{job="a", health="DEGRADED", sync=~"S.*|UNKNOWN"}) > 0
                            legendFormat: "{{sync}} {{instance}}"
                        """,
                        METRICS))
                .isEmpty();
    }

    @Test
    void findsNamesLabelsAndValuesThatAreNot() throws IOException {
        assertThat(MetricQueries.inVain(
                        """
                        rules:
                          - expr: sum by (state) (cohere_models{health="BROKEN", kind="x", sync!="NEVER"}) > cohere_modles
                            legendFormat: "{{colour}}"
                        """,
                        METRICS))
                .containsExactly(
                        "cohere_models has no health that is BROKEN",
                        "cohere_models has no label kind",
                        "cohere_models has no sync that is NEVER",
                        "There is no metric cohere_modles",
                        "No metric of sum by (state) (cohere_models{health=\"BROKEN\", kind=\"x\", sync!=\"NEVER\"}) > cohere_modles has a label state",
                        "No metric of sum by (state) (cohere_models{health=\"BROKEN\", kind=\"x\", sync!=\"NEVER\"}) > cohere_modles has a label colour");
    }
}

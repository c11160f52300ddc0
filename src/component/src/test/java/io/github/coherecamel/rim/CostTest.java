package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.coherecamel.finetune.CohereFinetuneHeaders;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an update may cost at most, in what can be counted on a busy machine. The bounds are about three times the truth. */
class CostTest extends RimTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private String body = "";

    @BeforeEach
    void addADataset() {
        body = "{\"name\":\"n\",\"settings\":{\"base_model\":{\"base_type\":\"BASE_TYPE_CHAT\"},\"dataset_id\":\""
                + addDataset("validated") + "\"}}";
    }

    @Test
    void anUpdateAllocatesLittle() {
        var model = addChatModel();
        overwrite(model, 500);

        var before = allocated();
        overwrite(model, 500);

        // 19,000 when this was written; half as much again is a mistake.
        assertThat((allocated() - before) / 500).isLessThan(30_000);
    }

    @Test
    void anUpdateSendsNoMoreRequestsThanItNeeds() {
        var model = addChatModel();
        var dataset = addDataset("validated");

        assertThat(requestsOf("merge=false", model, body)).isEqualTo(1);
        assertThat(requestsOf("name=other", model, null)).as("read, write").isEqualTo(2);
        assertThat(requestsOf("name=other", model, null)).as("nothing to do").isEqualTo(1);
        assertThat(requestsOf("datasetId=" + dataset, model, null))
                .as("read, judge the dataset, write")
                .isEqualTo(3);
    }

    private void overwrite(String model, int times) {
        for (var time = 0; time < times; time++) {
            succeeded(send("cohere-finetune:update?merge=false", body, Map.of(CohereFinetuneHeaders.MODEL_ID, model)));
        }
    }

    private int requestsOf(String options, String model, @Nullable String given) {
        var before = simulator().requests().size();
        Exchange ended =
                send("cohere-finetune:update?" + options, given, Map.of(CohereFinetuneHeaders.MODEL_ID, model));
        succeeded(ended);
        return simulator().requests().size() - before;
    }

    /** Returns what the threads of the component and this one have allocated; the simulator's are others. */
    private static long allocated() {
        var mine = Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && isOurs(thread.getThreadName()))
                .mapToLong(thread -> THREADS.getThreadAllocatedBytes(thread.getThreadId()))
                .sum();
        return mine + THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static boolean isOurs(String threadName) {
        return threadName.contains("cohere-io") || threadName.contains("Cohere") || threadName.contains("Delay");
    }
}

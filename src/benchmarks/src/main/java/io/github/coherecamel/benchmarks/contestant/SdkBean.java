package io.github.coherecamel.benchmarks.contestant;

import com.cohere.api.Cohere;
import com.cohere.api.resources.finetuning.finetuning.types.BaseModel;
import com.cohere.api.resources.finetuning.finetuning.types.BaseType;
import com.cohere.api.resources.finetuning.finetuning.types.FinetunedModel;
import com.cohere.api.resources.finetuning.finetuning.types.Hyperparameters;
import com.cohere.api.resources.finetuning.finetuning.types.Settings;
import com.cohere.api.resources.finetuning.requests.FinetuningUpdateFinetunedModelRequest;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** Cohere's own Java SDK in a bean of a route. It holds a thread while it waits. */
public final class SdkBean implements Contestant.Blocking {

    private final OkHttpClient http;
    private final Cohere cohere;
    private final OnCamel camel;

    private SdkBean(Target target, OkHttpClient http) {
        this.http = http;
        this.cohere = Cohere.builder()
                .token(Wanted.KEY)
                .url(target.baseUrl().toString())
                .httpClient(http)
                .build();
        this.camel = new OnCamel(OnCamel.context(), new RouteBuilder() {
            @Override
            public void configure() {
                from(OnCamel.START).bean(SdkBean.this, "patch");
            }
        });
    }

    /** As it comes: it keeps five idle connections and opens the others anew. */
    static SdkBean asItComes(Target target) {
        // What the SDK makes by itself, at hand to be closed.
        return new SdkBean(target, new OkHttpClient());
    }

    /** Keeps as many connections as the other contestants. */
    static SdkBean tuned(Target target) {
        return new SdkBean(
                target,
                new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(target.connections(), 5, TimeUnit.MINUTES))
                        .build());
    }

    @Override
    public void update(int number) throws Exception {
        camel.sendAndWait(number, SdkBean::fill);
    }

    private static void fill(Exchange exchange, int number) {
        exchange.getMessage().setBody(Wanted.modelId(number));
    }

    /** Called by the route. */
    public FinetunedModel patch(String modelId) {
        var settings = Settings.builder()
                .baseModel(BaseModel.builder().baseType(BaseType.BASE_TYPE_CHAT).build())
                .datasetId(Wanted.DATASET)
                .hyperparameters(Hyperparameters.builder()
                        .earlyStoppingPatience(Wanted.PATIENCE)
                        .earlyStoppingThreshold(Wanted.THRESHOLD)
                        .trainBatchSize(Wanted.BATCH_SIZE)
                        .trainEpochs(Wanted.EPOCHS)
                        .learningRate(Wanted.LEARNING_RATE)
                        .build())
                .build();
        var request = FinetuningUpdateFinetunedModelRequest.builder()
                .name(Wanted.NAME)
                .settings(settings)
                .build();
        return cohere.finetuning()
                .updateFinetunedModel(modelId, request)
                .getFinetunedModel()
                .orElseThrow();
    }

    @Override
    public void close() {
        camel.close();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}

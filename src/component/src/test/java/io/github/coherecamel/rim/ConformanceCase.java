package io.github.coherecamel.rim;

import com.cohere.api.Cohere;
import com.cohere.api.resources.datasets.requests.DatasetsCreateRequest;
import com.cohere.api.resources.datasets.requests.DatasetsListRequest;
import com.cohere.api.resources.finetuning.finetuning.types.FinetunedModel;
import com.cohere.api.resources.finetuning.requests.FinetuningListEventsRequest;
import com.cohere.api.resources.finetuning.requests.FinetuningListFinetunedModelsRequest;
import com.cohere.api.resources.finetuning.requests.FinetuningListTrainingStepMetricsRequest;
import com.cohere.api.resources.finetuning.requests.FinetuningUpdateFinetunedModelRequest;
import com.cohere.api.types.DatasetType;
import com.cohere.api.types.DatasetValidationStatus;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call, as Cohere's own client makes it and as an endpoint does.
 *
 * @param name as the documentation calls it
 */
record ConformanceCase(String name, Consumer<Cohere> theirs, String uri, @Nullable Object body) {

    /** What the calls are about. */
    record Things(String model, String dataset, Path data, Path evaluation) {}

    static Stream<ConformanceCase> all(Things things) {
        return Stream.concat(ofModels(things), ofDatasets(things));
    }

    private static Stream<ConformanceCase> ofModels(Things things) {
        var model = "modelId=" + things.model();
        var page = "pageSize=3&pageToken=RAW(a&b)";
        return Stream.of(
                of("list models", cohere -> cohere.finetuning().listFinetunedModels(), "cohere-finetune:list"),
                of(
                        "list models, every parameter",
                        cohere -> cohere.finetuning()
                                .listFinetunedModels(FinetuningListFinetunedModelsRequest.builder()
                                        .pageSize(3)
                                        .pageToken("a&b")
                                        .orderBy("created_at desc")
                                        .build()),
                        "cohere-finetune:list?orderBy=created_at desc&" + page),
                of(
                        "create a model",
                        cohere -> cohere.finetuning()
                                .createFinetunedModel(FinetunedModel.builder()
                                        .name("n")
                                        .settings(ConformanceSettings.plain(things.dataset()))
                                        .build()),
                        "cohere-finetune:create?name=n&baseType=BASE_TYPE_CHAT&datasetId=" + things.dataset()),
                new ConformanceCase(
                        "create a model, every setting",
                        cohere -> cohere.finetuning()
                                .createFinetunedModel(FinetunedModel.builder()
                                        .name("n")
                                        .settings(ConformanceSettings.every(things.dataset()))
                                        .build()),
                        "cohere-finetune:create",
                        ConformanceSettings.everyHere(things.dataset())),
                of(
                        "get a model",
                        cohere -> cohere.finetuning().getFinetunedModel(things.model()),
                        "cohere-finetune:get?" + model),
                of(
                        "get a model by an odd id",
                        cohere -> cohere.finetuning().getFinetunedModel("a/b c\u00e9?#%2e+&=~!$'()*,;:@"),
                        "cohere-finetune:get?modelId=RAW(a/b c\u00e9?#%2e+&=~!$'()*,;:@)"),
                of(
                        "update a model, which is read before",
                        cohere -> cohere.finetuning()
                                .updateFinetunedModel(
                                        things.model(),
                                        FinetuningUpdateFinetunedModelRequest.builder()
                                                .name("n")
                                                .settings(ConformanceSettings.plain(things.dataset()))
                                                .build()),
                        "cohere-finetune:update?name=n&datasetId=" + things.dataset() + "&" + model),
                new ConformanceCase(
                        "update a model, every setting",
                        cohere -> cohere.finetuning()
                                .updateFinetunedModel(
                                        things.model(),
                                        FinetuningUpdateFinetunedModelRequest.builder()
                                                .name("n")
                                                .settings(ConformanceSettings.every(things.dataset()))
                                                .build()),
                        "cohere-finetune:update?merge=false&" + model,
                        ConformanceSettings.everyHere(things.dataset())),
                of(
                        "list events",
                        cohere -> cohere.finetuning().listEvents(things.model()),
                        "cohere-finetune:events?" + model),
                of(
                        "list events, every parameter",
                        cohere -> cohere.finetuning()
                                .listEvents(
                                        things.model(),
                                        FinetuningListEventsRequest.builder()
                                                .pageSize(3)
                                                .pageToken("a&b")
                                                .orderBy("created_at desc")
                                                .build()),
                        "cohere-finetune:events?orderBy=created_at desc&" + page + "&" + model),
                of(
                        "list metrics",
                        cohere -> cohere.finetuning().listTrainingStepMetrics(things.model()),
                        "cohere-finetune:metrics?" + model),
                of(
                        "list metrics, every parameter",
                        cohere -> cohere.finetuning()
                                .listTrainingStepMetrics(
                                        things.model(),
                                        FinetuningListTrainingStepMetricsRequest.builder()
                                                .pageSize(3)
                                                .pageToken("a&b")
                                                .build()),
                        "cohere-finetune:metrics?" + page + "&" + model),
                of(
                        "delete a model",
                        cohere -> cohere.finetuning().deleteFinetunedModel(things.model()),
                        "cohere-finetune:delete?" + model));
    }

    private static Stream<ConformanceCase> ofDatasets(Things things) {
        var data = things.data().toFile();
        return Stream.of(
                new ConformanceCase(
                        "upload a dataset",
                        cohere -> cohere.datasets()
                                .create(
                                        data,
                                        Optional.empty(),
                                        DatasetsCreateRequest.builder()
                                                .name("my data")
                                                .type(DatasetType.CHAT_FINETUNE_INPUT)
                                                .build()),
                        "cohere-dataset:upload?type=chat-finetune-input&name=my data",
                        data),
                new ConformanceCase(
                        "upload a dataset, every parameter",
                        cohere -> cohere.datasets()
                                .create(
                                        data,
                                        Optional.of(things.evaluation().toFile()),
                                        DatasetsCreateRequest.builder()
                                                .name("m\u00fc & co")
                                                .type(DatasetType.EMBED_INPUT)
                                                .keepOriginalFile(true)
                                                .skipMalformedInput(false)
                                                .keepFields(List.of("a b", "c"))
                                                .optionalFields(List.of("d", "e"))
                                                .textSeparator("\n\n")
                                                .csvDelimiter(";")
                                                .build()),
                        "cohere-dataset:upload?type=embed-input&name=RAW(m\u00fc & co)&keepOriginalFile=true"
                                + "&skipMalformedInput=false&keepFields=a b,c&optionalFields=d,e&textSeparator=%0A%0A"
                                + "&csvDelimiter=;&evalFile=" + things.evaluation(),
                        data),
                of("list datasets", cohere -> cohere.datasets().list(), "cohere-dataset:list"),
                of(
                        "list datasets, every parameter",
                        cohere -> cohere.datasets()
                                .list(DatasetsListRequest.builder()
                                        .datasetType("embed-input")
                                        .validationStatus(DatasetValidationStatus.VALIDATED)
                                        .before(OffsetDateTime.parse("2026-01-02T03:04:05.678Z"))
                                        .after(OffsetDateTime.parse("2025-01-01T00:00:00Z"))
                                        .limit(10.0)
                                        .offset(20.0)
                                        .build()),
                        "cohere-dataset:list?type=embed-input&validationStatus=validated"
                                + "&before=2026-01-02T03:04:05.678Z&after=2025-01-01T00:00:00Z&limit=10&offset=20"),
                of(
                        "get a dataset",
                        cohere -> cohere.datasets().get(things.dataset()),
                        "cohere-dataset:get?datasetId=" + things.dataset()),
                of("get the usage", cohere -> cohere.datasets().getUsage(), "cohere-dataset:usage"),
                of(
                        "delete a dataset",
                        cohere -> cohere.datasets().delete(things.dataset()),
                        "cohere-dataset:delete?datasetId=" + things.dataset()));
    }

    private static ConformanceCase of(String name, Consumer<Cohere> theirs, String uri) {
        return new ConformanceCase(name, theirs, uri, null);
    }

    @Override
    public String toString() {
        return name;
    }
}

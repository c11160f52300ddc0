package io.github.coherecamel.application.start;

import io.github.coherecamel.application.dataset.DatasetModels;
import java.util.List;

/** If datasets are watched, it is said which models they are for. */
final class DatasetWatchCheck implements Check {

    private static final String MODELS = "cohere.dataset-watch.models";
    private static final String REMEDY = "Give patterns of names with the id of their model, such as "
            + "support-*=de300000-0000-4000-8000-000000000001, separated by commas";

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        if (!settings.text("cohere.dataset-watch.enabled").orElse("").equals("true")) {
            return;
        }
        var models = settings.config().getOptionalValues(MODELS, String.class).orElse(List.of());
        if (models.isEmpty()) {
            mistakes.add(
                    MODELS + " (COHERE_DATASET_WATCH_MODELS) is not set, so nobody knows which models datasets are for",
                    REMEDY + ", or set COHERE_DATASET_WATCH_ENABLED=false");
        }
        models.stream()
                .filter(text -> !DatasetModels.isRule(text))
                .forEach(text -> mistakes.add("%s has '%s'".formatted(MODELS, text), REMEDY));
    }
}

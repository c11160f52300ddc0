package io.github.coherecamel.application.start;

import java.util.stream.StreamSupport;

/** Files that are dropped are for a model, and its id can be one. */
final class ModelCheck implements Check {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        settings.text("cohere.model-id")
                .filter(id -> !id.matches(ID))
                .ifPresent(id -> mistakes.add(
                        "cohere.model-id (COHERE_MODEL_ID) is '%s', which is no id of a model".formatted(id),
                        "Set it to the id that the API gave the model, such as de300000-0000-4000-8000-000000000001"));
        if (settings.text("cohere.model-id").isEmpty() && takesFiles(settings) && !isMapped(settings)) {
            mistakes.add(
                    "cohere.model-id (COHERE_MODEL_ID) is not set, so nobody knows which model dropped files are for",
                    "Set it to the model's id, or set COHERE_FILES_ENABLED=false if no files are dropped");
        }
    }

    private static boolean takesFiles(Settings settings) {
        return settings.text("cohere.routes").orElse("classpath:").startsWith("classpath:")
                && !settings.text("cohere.files.enabled").orElse("true").equals("false");
    }

    private static boolean isMapped(Settings settings) {
        return StreamSupport.stream(settings.config().getPropertyNames().spliterator(), false)
                .anyMatch(name -> name.startsWith("cohere.files.mapping["));
    }
}

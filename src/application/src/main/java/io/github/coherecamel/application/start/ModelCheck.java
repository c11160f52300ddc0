package io.github.coherecamel.application.start;

import java.util.regex.Pattern;

/** Files that are dropped are for models, and their ids and types can be some: else each file would be refused. */
final class ModelCheck implements Check {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";
    private static final String TYPE =
            "chat-finetune-input|reranker-finetune-input|single-label-classification-finetune-input|multi-label-classification-finetune-input";

    private static final Pattern IDS = Pattern.compile("cohere\\.(files\\.(mapping\\[\\d+]\\.)?)?model-id");
    private static final Pattern TYPES = Pattern.compile("cohere\\.files\\.(mapping\\[\\d+]\\.)?type");
    private static final Pattern MAPPINGS = Pattern.compile("cohere\\.files\\.mapping\\[.*");

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        check(
                settings,
                IDS,
                ID,
                "no id of a model",
                "Set it to the id that the API gave the model, such as de300000-0000-4000-8000-000000000001",
                mistakes);
        check(
                settings,
                TYPES,
                TYPE,
                "no type of a dataset that a model can be fine-tuned with",
                "Set it to one of " + TYPE.replace("|", ", "),
                mistakes);
        var property = settings.either("cohere.files.model-id", "cohere.model-id");
        if (settings.text(property).isEmpty() && takesFiles(settings) && !isMapped(settings)) {
            mistakes.add(
                    Settings.shown(property) + " is not set, so nobody knows which model dropped files are for",
                    "Set it to the model's id, or set COHERE_FILES_ENABLED=false if no files are dropped");
        }
    }

    private static void check(
            Settings settings, Pattern names, String form, String what, String remedy, Mistakes mistakes) {
        settings.named(names).forEach(property -> settings.text(property)
                .filter(text -> !text.matches(form))
                .ifPresent(text -> mistakes.add(
                        "%s is '%s', which is %s".formatted(Settings.shown(property), text, what), remedy)));
    }

    private static boolean takesFiles(Settings settings) {
        return settings.text("cohere.routes").orElse("classpath:").startsWith("classpath:")
                && !settings.text("cohere.files.enabled").orElse("true").equals("false");
    }

    private static boolean isMapped(Settings settings) {
        return settings.named(MAPPINGS).findAny().isPresent();
    }
}

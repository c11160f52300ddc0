package io.github.coherecamel.application.start;

import io.github.coherecamel.application.demo.DemoFolder;
import java.io.IOException;
import java.util.List;

/** The demo keeps to folders of its own: what is meant for production is not fed to a simulator. */
final class DemoCheck implements Check {

    private static final List<String> ITS_OWN = List.of("cohere.inbox", "cohere.files.inbox", "cohere.data");

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        if (!settings.isDemo()) {
            return;
        }
        ITS_OWN.stream()
                .filter(settings::isFromOutside)
                .forEach(property -> mistakes.add(
                        "%s is '%s', but the demo uses no folder but its own"
                                .formatted(property, settings.text(property).orElse("")),
                        "Unset it (also as an environment variable) for the demo, or leave the profile demo away"));
        if (mistakes.lines().isEmpty()) {
            clear(mistakes);
        }
    }

    private static void clear(Mistakes mistakes) {
        try {
            DemoFolder.clear();
        } catch (IOException e) {
            mistakes.add(
                    "folder target/demo could not be emptied: " + e.getMessage(),
                    "Stop what uses it, or start elsewhere");
        }
    }
}

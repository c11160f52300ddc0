package io.github.coherecamel.application.start;

import io.github.coherecamel.camel.BaseUrl;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** It is said where Cohere is: key and training data go to no host that nobody has named. */
final class ConnectionCheck implements Check {

    private static final String VARIABLE = "CO_API_URL";
    private static final List<String> OPTION = names("base-url", "baseUrl");
    private static final List<String> URL = with(VARIABLE, OPTION);
    private static final List<String> PLAIN = names("plain-http-allowed", "plainHttpAllowed");
    private static final List<String> KEY = with("CO_API_KEY", names("api-key", "apiKey"));

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        refuseVariables(settings, mistakes);
        if (settings.isDemo()) {
            return;
        }
        if (isNotSet(settings, URL)) {
            mistakes.add(
                    "CO_API_URL is not set, so nobody knows where Cohere's API is"
                            + (isNotSet(settings, KEY) ? "" : ", and the key is sent to no host that is not named"),
                    "Set it to the URL of your deployment, and CO_API_KEY to its key; the hosted API, retired for "
                            + "fine-tuning, is https://api.cohere.com. The demo needs neither: -Dquarkus.profile=demo");
        }
        checkUrl(settings, mistakes);
    }

    /** The option goes before the variable, which then need not be right. */
    private static void checkUrl(Settings settings, Mistakes mistakes) {
        var names = isNotSet(settings, OPTION) ? List.of(VARIABLE) : OPTION;
        names.forEach(name -> settings.text(name)
                .map(String::strip)
                // Camel looks up what stands in braces.
                .filter(url -> !url.contains("{{"))
                .ifPresent(url -> BaseUrl.flawsOf(url, isPlainHttpAllowed(settings))
                        .forEach(flaw -> mistakes.add(name + " " + flaw.what(), flaw.remedy()))));
    }

    /** Routes of one's own may allow it for themselves. */
    private static boolean isPlainHttpAllowed(Settings settings) {
        return !settings.text("cohere.routes").orElse("classpath:").startsWith("classpath:")
                || PLAIN.stream()
                        .anyMatch(name -> settings.text(name).orElse("").equalsIgnoreCase("true"));
    }

    private static boolean isNotSet(Settings settings, List<String> names) {
        return names.stream().allMatch(name -> settings.text(name).isEmpty());
    }

    private static List<String> with(String variable, List<String> names) {
        return Stream.concat(Stream.of(variable), names.stream()).toList();
    }

    /** By which an option of the component can be set. */
    static List<String> names(String dashed, String camelCase) {
        var component = "camel.component.cohere-finetune.";
        return List.of(
                component + dashed,
                component + camelCase,
                component + "configuration." + dashed,
                component + "configuration." + camelCase);
    }

    /** Camel reads variables of this form for its own components only; it would stop, and not say how to go on. */
    private static void refuseVariables(Settings settings, Mistakes mistakes) {
        StreamSupport.stream(settings.config().getPropertyNames().spliterator(), false)
                .filter(name -> name.toUpperCase(Locale.ROOT).equals(name))
                .filter(name -> name.startsWith("CAMEL_COMPONENT_COHERE_"))
                .sorted()
                .forEach(name -> mistakes.add(
                        name + " is a variable that Camel does not read for this component",
                        "Use CO_API_URL and CO_API_KEY, or set the property " + property(name)
                                + " in a file or by -D"));
    }

    private static String property(String variable) {
        var name = variable.toLowerCase(Locale.ROOT).replace('_', '-');
        return name.replaceFirst("camel-component-cohere-(finetune|dataset)-", "camel.component.cohere-$1.");
    }
}

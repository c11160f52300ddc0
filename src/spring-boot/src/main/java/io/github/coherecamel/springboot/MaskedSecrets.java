package io.github.coherecamel.springboot;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Masks what is secret among the options of components and Kamelets where Actuator is told to show values. */
final class MaskedSecrets implements SanitizingFunction {
    private static final Pattern PUNCTUATION = Pattern.compile("[^a-z0-9]");

    /** The parameter of each of our Kamelets, behind whatever names of Kamelets and of their uses. */
    private static final Pattern KEY_OF_A_KAMELET = Pattern.compile("camel(component)?kamelet.*cohereapikey");

    private final List<String> secrets;

    MaskedSecrets(ComponentOptions... components) {
        secrets = Stream.concat(
                        Stream.of("CO_API_KEY"), Stream.of(components).flatMap(component -> component.all().stream()
                                .filter(ComponentOption::secret)
                                .flatMap(option -> Stream.of("", ComponentOptions.CONFIGURATION)
                                        .map(between -> component.prefix() + between + option.name()))))
                .map(MaskedSecrets::uniform)
                .toList();
    }

    /** An option that is a map has more names behind its own. */
    @Override
    public SanitizableData apply(SanitizableData data) {
        var name = uniform(data.getKey());
        return secrets.stream().anyMatch(name::startsWith)
                        || KEY_OF_A_KAMELET.matcher(name).matches()
                ? data.withSanitizedValue()
                : data;
    }

    /** Returns what a property and the environment variable for it have in common. */
    private static String uniform(String name) {
        return PUNCTUATION.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}

package io.github.coherecamel.kamelets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules that the validator of Camel's Kamelet catalog checks. One differs: the provider of those in the catalog is the
 * Apache Software Foundation, and ours is not.
 */
final class KameletRules {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z0-9-._]+)(?::[^}]*)?}}");
    private static final String CREDENTIALS = "urn:camel:group:credentials";

    private final KameletFile kamelet;
    private final List<String> broken = new ArrayList<>();

    private KameletRules(KameletFile kamelet) {
        this.kamelet = kamelet;
    }

    /** Returns the rules that are broken by one Kamelet; none if it is right. */
    static List<String> brokenBy(KameletFile kamelet) {
        var rules = new KameletRules(kamelet);
        rules.names();
        rules.definition();
        rules.properties();
        rules.annotations();
        rules.parameters();
        rules.template();
        return rules.broken;
    }

    /** Returns the rules that are broken by some Kamelets together. */
    static List<String> brokenBy(List<KameletFile> kamelets) {
        var broken = new ArrayList<String>();
        for (var unique : List.of("title", "description")) {
            var seen = new HashSet<Object>();
            for (var kamelet : kamelets) {
                if (!seen.add(kamelet.definition().get(unique))) {
                    broken.add(kamelet + ": another has the same " + unique);
                }
            }
        }
        if (kamelets.stream()
                        .map(each -> each.annotation("camel.apache.org/catalog.version"))
                        .distinct()
                        .count()
                > 1) {
            broken.add("the versions of the catalog differ");
        }
        return broken;
    }

    private void names() {
        check(kamelet.fileName().equals(kamelet.name() + ".kamelet.yaml"), "the file is named otherwise");
        check(List.of("source", "sink", "action").contains(kamelet.kind()), "its type is none");
        check(kamelet.name().endsWith("-" + kamelet.kind()), "its name does not end with its type");
    }

    private void definition() {
        var definition = kamelet.definition();
        var title = String.valueOf(definition.get("title"));
        check(title.toLowerCase(Locale.ROOT).endsWith(" " + kamelet.kind()), "its title does not end with its type");
        check(definition.get("description") != null, "it has no description");
        check("object".equals(definition.get("type")), "its definition is no object");
        check(new HashSet<>(kamelet.required()).size() == kamelet.required().size(), "a parameter is required twice");
        check(kamelet.properties().keySet().containsAll(kamelet.required()), "what is required is not defined");
    }

    private void properties() {
        kamelet.properties().forEach((name, property) -> {
            var title = String.valueOf(property.get("title"));
            check(property.get("type") != null, name + " has no type");
            check(property.get("description") != null, name + " has no description");
            check(title.matches("\\p{Lu}\\S*( \\p{Lu}\\S*)*"), name + " has a title that is not in capitals");
            check(!title.matches("(The|A|An) .*"), name + " has a title with an article");
            var descriptors = property.get("x-descriptors") instanceof List<?> some ? some : List.of();
            check(
                    !"password".equals(property.get("format")) || descriptors.contains(CREDENTIALS),
                    name + " is a password and not among the credentials");
            check(new HashSet<>(descriptors).size() == descriptors.size(), name + " has a descriptor twice");
            check(
                    descriptors.stream().noneMatch(each -> each.toString().startsWith("urn:alm:descriptor")),
                    name + " has a descriptor that is deprecated");
        });
    }

    private void annotations() {
        check(
                kamelet.annotation("camel.apache.org/kamelet.icon").startsWith("data:image"),
                "it has no icon of its own");
        check(!kamelet.annotation("camel.apache.org/catalog.version").isEmpty(), "it has no version of the catalog");
        check(kamelet.label("camel.apache.org/kamelet.verified").equals("true"), "it is not verified");
        check(
                kamelet.annotation("camel.apache.org/provider").equals("Camel Cohere Finetune"),
                "its provider is another");
    }

    private void parameters() {
        var used = new TreeSet<String>();
        texts(kamelet.template())
                .forEach(text -> PLACEHOLDER.matcher(text).results().forEach(found -> used.add(found.group(1))));
        var declared = new TreeSet<>(kamelet.properties().keySet());
        declared.addAll(kamelet.beans());
        check(used.equals(declared), "it uses " + used + " and declares " + declared);
    }

    private void template() {
        var texts = texts(kamelet.template()).toList();
        check(!kamelet.kind().equals("source") || texts.contains("kamelet:sink"), "it sends nothing to kamelet:sink");
        check(!kamelet.kind().equals("sink") || texts.contains("kamelet:source"), "it takes nothing of kamelet:source");
        check(
                kamelet.dependencies().stream()
                        .allMatch(each -> each.toString().matches("camel:.*|mvn:[^:]+:[^:]+:[^:]+|github:apache/.*")),
                "a dependency is of no known kind");
    }

    private static Stream<String> texts(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(KameletRules::texts);
        }
        if (tree instanceof List<?> items) {
            return items.stream().flatMap(KameletRules::texts);
        }
        return tree instanceof String text ? Stream.of(text) : Stream.empty();
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(kamelet + ": " + otherwise);
        }
    }
}

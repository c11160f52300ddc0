package io.github.coherecamel.kamelets;

import io.github.coherecamel.documentation.Page;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * An endpoint URI that somebody wrote down, in whatever language.
 *
 * @param place the file, to be found again
 * @param isSurelyOne whether it stands where nothing but an endpoint can; a text in Java may be something else
 */
record WrittenUri(String place, String uri, boolean isSurelyOne) {

    /** Where the YAML DSL has a URI without saying so. */
    private static final List<String> STEPS = List.of("from", "to", "toD", "wireTap", "deadLetterUri", "uri");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern URI = Pattern.compile("([a-z][a-z0-9+-]*):[^\\s].*");
    private static final Pattern IN_A_SENTENCE =
            Pattern.compile("`(cohere-(?:finetune|dataset):[a-z]+(?:\\?[^`\\s]+)?)`");
    private static final Pattern MASTER = Pattern.compile("master:[^:]+:(.*)");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^[\\w.{}-]+ *= *(\\S+)$");

    /** Returns those of a file; what kind it is, its name says. */
    static List<WrittenUri> in(Path file) throws IOException {
        var text = Files.readString(file);
        var name = file.getFileName().toString();
        if (name.endsWith(".md")) {
            return inPage(file);
        }
        return in(file.toString(), name.substring(name.lastIndexOf('.') + 1), text);
    }

    /** @param language of code: yaml, xml, java, properties; of any other there are none */
    static List<WrittenUri> in(String place, String language, String text) {
        return switch (language) {
            case "yaml", "yml" -> inYaml(place, text);
            case "xml" -> inXml(place, text);
            case "java" -> inLiterals(place, text);
            case "properties" -> matches(place, PROPERTY, text);
            default -> List.of();
        };
    }

    /** Whether it is one, and its scheme is no placeholder. */
    boolean isEndpoint(List<String> schemes) {
        return isSurelyOne ? !uri.startsWith("{{") : schemes.contains(scheme());
    }

    String scheme() {
        return URI.matcher(uri).replaceFirst("$1");
    }

    WrittenUri at(String otherPlace) {
        return new WrittenUri(otherPlace, uri, isSurelyOne);
    }

    private static List<WrittenUri> inPage(Path file) throws IOException {
        var page = new Page(file.toString(), Files.readAllLines(file));
        var found = new ArrayList<>(matches(page.name(), IN_A_SENTENCE, page.text()));
        for (var language : List.of("yaml", "xml", "java", "properties")) {
            for (var block : page.blocks(language)) {
                found.addAll(in(file + ":" + block.line(), language, block.text()));
            }
        }
        return found;
    }

    private static List<WrittenUri> inYaml(String place, String text) {
        var found = new ArrayList<WrittenUri>();
        new Load(LoadSettings.builder().build()).loadAllFromString(text).forEach(tree -> collect(place, tree, found));
        return found;
    }

    private static void collect(String place, Object tree, List<WrittenUri> found) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value instanceof String uri && STEPS.contains(key)) {
                    add(place, uri + query(uri, map.get("parameters")), found);
                } else {
                    collect(place, value, found);
                }
            });
        } else if (tree instanceof List<?> items) {
            items.forEach(item -> collect(place, item, found));
        }
    }

    /** The endpoint that another is wrapped around is one as well. */
    private static void add(String place, String uri, List<WrittenUri> found) {
        found.add(new WrittenUri(place, uri, true));
        var inner = MASTER.matcher(uri);
        if (inner.matches()) {
            add(place, inner.group(1), found);
        }
    }

    private static String query(String uri, Object parameters) {
        if (!(parameters instanceof Map<?, ?> map)) {
            return "";
        }
        return map.entrySet().stream()
                .map(each -> each.getKey() + "="
                        + URLEncoder.encode(String.valueOf(each.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", uri.contains("?") ? "&" : "?", ""));
    }

    private static List<WrittenUri> inXml(String place, String text) {
        try {
            var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            // Else it writes to the console.
            parser.setErrorHandler(null);
            var document = parser.parse(new InputSource(new StringReader(text)));
            var elements = document.getElementsByTagName("*");
            return Stream.iterate(0, index -> index < elements.getLength(), index -> index + 1)
                    .map(index -> ((Element) elements.item(index)).getAttribute("uri"))
                    .filter(uri -> !uri.isEmpty())
                    .map(uri -> new WrittenUri(place, uri, true))
                    .toList();
        } catch (SAXException e) {
            // A part of a pom.xml, such as two dependencies, is no document. It has no endpoint either.
            return List.of();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<WrittenUri> inLiterals(String place, String text) {
        return matches(place, LITERAL, text);
    }

    private static List<WrittenUri> matches(String place, Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> new WrittenUri(place, match.group(1), false))
                .filter(found -> URI.matcher(found.uri()).matches())
                .toList();
    }
}

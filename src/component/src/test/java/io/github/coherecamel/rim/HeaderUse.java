package io.github.coherecamel.rim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Where the main code reads a header, and where it sets one. */
record HeaderUse(String sources) {

    static HeaderUse ofMainSources() throws IOException {
        var sources = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                sources.append(Files.readString(file)).append('\n');
            }
        }
        return new HeaderUse(sources.toString());
    }

    /**
     * Returns in, out or both.
     *
     * @param constant such as {@code CohereDatasetHeaders#STATUS}
     */
    String direction(String constant) {
        var name = Pattern.quote(constant.replaceFirst("^(?:.*\\.)?(\\w+)#", "$1."));
        var set = "(?:\\.with(?:Id)?\\(|leaveId\\(message,|[sS]etHeader\\(|removeHeader\\()\\s*" + name + "\\b";
        var directions = new ArrayList<String>();
        if (count(name + "\\b") > count(set)) {
            directions.add("in");
        }
        if (count(set) > 0) {
            directions.add("out");
        }
        return String.join(", ", directions);
    }

    private long count(String pattern) {
        return Pattern.compile(pattern).matcher(sources).results().count();
    }
}

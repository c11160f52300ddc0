package io.github.coherecamel.documentation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The prose of a page, sentence by sentence; a piece of code, a link or a cell of a table counts as what one reads of it. */
final class Sentences {

    private static final Pattern END = Pattern.compile("(?<=[.!?:;])[*_)\"]*\\s+(?=[\\p{Lu}*\"(])");
    private static final Pattern ITEM = Pattern.compile("^([*-]|\\d+\\.) +");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'’.-]*");

    /** @param line where its paragraph begins */
    record Sentence(String page, int line, String text) {

        long words() {
            return WORD.matcher(text).results().count();
        }

        @Override
        public String toString() {
            return page + ":" + line + ": " + text;
        }
    }

    private final Page page;
    private final List<Sentence> found = new ArrayList<>();
    private final List<String> paragraph = new ArrayList<>();
    private int begin;

    private Sentences(Page page) {
        this.page = page;
    }

    static List<Sentence> of(Page page) {
        var sentences = new Sentences(page);
        var lines = Links.prose(page);
        for (var index = 0; index < lines.size(); index++) {
            sentences.add(lines.get(index).strip(), index + 1);
        }
        sentences.end();
        return sentences.found;
    }

    private void add(String line, int number) {
        if (line.isEmpty() || line.startsWith("<")) {
            end();
        } else if (line.startsWith("#") || line.startsWith("|")) {
            end();
            for (var cell : line.replaceFirst("^#+", "").split("(?<!\\\\)\\|")) {
                begin = number;
                paragraph.add(cell.strip());
                end();
            }
        } else {
            var item = ITEM.matcher(line);
            if (item.find()) {
                end();
            }
            if (paragraph.isEmpty()) {
                begin = number;
            }
            paragraph.add(item.replaceFirst(""));
        }
    }

    private void end() {
        var text = String.join(" ", paragraph)
                .replaceAll("`[^`]*`", "Code")
                .replaceAll("!?\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("<[^>]*>", "");
        paragraph.clear();
        Arrays.stream(END.split(text))
                .filter(sentence -> !sentence.isBlank())
                .forEach(sentence -> found.add(new Sentence(page.name(), begin, sentence.strip())));
    }
}

package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Sentences.Sentence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The English of the house: short sentences, plain words, British spelling. */
class StyleTest {

    private static final int LONGEST = 40;

    /** What is not written, and what is written instead. */
    private static final Map<String, String> INSTEAD = new LinkedHashMap<>();

    static {
        // Says nothing, or talks the reader down.
        Stream.of(
                        "simply",
                        "just",
                        "easily",
                        "obviously",
                        "of course",
                        "basically",
                        "actually",
                        "please",
                        "very",
                        "note that")
                .forEach(word -> INSTEAD.put(word, "leave it out"));
        // Praise.
        Stream.of(
                        "seamless(ly)?",
                        "robust",
                        "powerful",
                        "blazing(ly)?",
                        "best-in-class",
                        "state[- ]of[- ]the[- ]art",
                        "world-class")
                .forEach(word -> INSTEAD.put(word, "say what it does, with a figure"));
        // Idioms that a reader with little English does not know.
        Stream.of(
                        "out of the box",
                        "under the hood",
                        "on the fly",
                        "at the end of the day",
                        "rule of thumb",
                        "no-brainer",
                        "gotchas?",
                        "silver bullet",
                        "a piece of cake",
                        "in a nutshell",
                        "for free",
                        "come to grips",
                        "bite",
                        "kick in",
                        "spin up",
                        "under way")
                .forEach(phrase -> INSTEAD.put(phrase, "say it in plain words"));
        // Long for short, Latin, old.
        INSTEAD.put("utili[sz](e[sd]?|ing|ation)", "use");
        INSTEAD.put("leverag(e[sd]?|ing)", "use");
        INSTEAD.put("in order to", "to");
        INSTEAD.put("e\\.g\\.", "such as");
        INSTEAD.put("i\\.e\\.", "that is");
        INSTEAD.put("etc\\.", "and so on");
        INSTEAD.put("via", "by, through");
        INSTEAD.put("anew", "again, from the beginning");
        INSTEAD.put("mend(s|ed|ing)?", "repair, correct, fix");
        INSTEAD.put("for ever", "forever");
        INSTEAD.put("so it is (with|while)", "the same goes for");
        INSTEAD.put("(comes?|came) to nothing", "fails");
        INSTEAD.put("amongst|whilst|thereof|hereby|hitherto", "say it as today");
        // British spelling.
        INSTEAD.put("behavior", "behaviour");
        INSTEAD.put("colors?", "colour");
        INSTEAD.put("(un)?recogniz(e[sd]?|ing)", "recognise");
        INSTEAD.put("organiz(e[sd]?|ing|ations?)", "organise");
        INSTEAD.put("summariz(e[sd]?|ing)", "summarise");
        INSTEAD.put("canceled", "cancelled");
        INSTEAD.put("gray", "grey");
        // One name for one thing.
        INSTEAD.put("(?<!option )time-?outs?", "time limit, or the option's name as code");
        INSTEAD.put("retr(y|ies|ied|ying) polic(y|ies)", "redelivery policy");
        INSTEAD.put("(?<!Cohere )finetun(e|es|ed|ing)", "fine-tune, with a hyphen");
        INSTEAD.put("data ?sets? id", "id of the dataset");
        INSTEAD.put("data sets?", "dataset");
        INSTEAD.put("e-mail", "email");
    }

    private static final Map<String, Pattern> PATTERNS = INSTEAD.keySet().stream()
            .collect(Collectors.toMap(
                    word -> word,
                    word -> Pattern.compile("(?<![\\w/-])(" + word + ")(?![\\w-])", Pattern.CASE_INSENSITIVE)));

    @Test
    void noSentenceIsLong() {
        assertThat(all().filter(StyleTest::isLong).map(sentence -> sentence.words() + " words: " + sentence))
                .as("sentences of more than %d words. Make two of one".formatted(LONGEST))
                .isEmpty();
    }

    @Test
    void noWordIsOneThatTheHouseDoesNotUse() {
        assertThat(all().flatMap(StyleTest::words))
                .as("words, each with what to write instead")
                .isEmpty();
    }

    @Test
    void aBadSampleIsFound() {
        var sample = new Page(
                "sample.md",
                List.of(
                        "# Title",
                        "Simply utilize `via`, which works out of the box.",
                        "",
                        "```text",
                        "obviously",
                        "```",
                        "| just | a cell |",
                        "Short. " + "one two three four five ".repeat(9) + "end."));

        assertThat(Sentences.of(sample).stream().flatMap(StyleTest::words))
                .hasSize(4)
                .anySatisfy(found -> assertThat(found).startsWith("sample.md:2: simply (leave it out)"))
                .anySatisfy(found -> assertThat(found).startsWith("sample.md:2: utilize (use)"))
                .anySatisfy(found -> assertThat(found).startsWith("sample.md:2: out of the box"))
                .anySatisfy(found -> assertThat(found).startsWith("sample.md:7: just"));
        assertThat(Sentences.of(sample).stream().filter(StyleTest::isLong))
                .singleElement()
                .satisfies(sentence -> assertThat(sentence.words()).isEqualTo(47));
    }

    private static Stream<Sentence> all() {
        return Page.all().stream().flatMap(page -> Sentences.of(page).stream());
    }

    private static boolean isLong(Sentence sentence) {
        return sentence.words() > LONGEST;
    }

    private static Stream<String> words(Sentence sentence) {
        return PATTERNS.entrySet().stream().flatMap(entry -> entry.getValue()
                .matcher(sentence.text())
                .results()
                .map(found -> "%s:%d: %s (%s) in: %s"
                        .formatted(
                                sentence.page(),
                                sentence.line(),
                                found.group().toLowerCase(Locale.ROOT),
                                INSTEAD.get(entry.getKey()),
                                sentence.text())));
    }
}

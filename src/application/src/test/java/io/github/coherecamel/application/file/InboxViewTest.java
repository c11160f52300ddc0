package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.FileClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxViewTest extends FilesTest {

    private static final Duration STABLE = Duration.ofSeconds(5);

    private InboxView view;

    @BeforeEach
    void look() throws IOException {
        view = view();
    }

    private InboxView view(String... config) throws IOException {
        var files = config(config);
        var inbox = new Inbox(folder, "", Files::list);
        inbox.create();
        return new InboxView(inbox, new Purposes(files), files, clock::nanoTime, new Said());
    }

    @Test
    void findsAFileWholeWhenNothingHasChangedForFiveSeconds() throws IOException {
        drop("chats.jsonl", "a row");
        assertThat(whole()).isEmpty();
        clock.advance(STABLE.minusMillis(1));
        assertThat(whole()).isEmpty();

        clock.advance(Duration.ofMillis(1));

        assertThat(whole()).containsExactly("chats.jsonl");
    }

    @Test
    void waitsAnewForAWriterThatGoesOn() throws IOException {
        var file = drop("slow.jsonl", "a row");
        for (var pause = 0; pause < 10; pause++) {
            assertThat(whole()).isEmpty();
            clock.advance(STABLE.minusMillis(1));
            Files.writeString(file, Files.readString(file) + "\nanother");
        }

        assertThat(whole()).isEmpty();
    }

    @Test
    void waitsAnewForAFileThatReplacesAnotherOfItsSizeAndTime() throws IOException {
        var time = FileTime.from(Instant.parse("2026-11-27T10:00:00Z"));
        Files.setLastModifiedTime(drop("same.jsonl", "one"), time);
        assertThat(whole()).isEmpty();
        clock.advance(STABLE);

        var other = Files.writeString(folder.resolve("other.tmp"), "two");
        Files.setLastModifiedTime(other, time);
        Files.move(other, folder.resolve("same.jsonl"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(whole()).isEmpty();
        clock.advance(STABLE);
        assertThat(whole()).containsExactly("same.jsonl");
    }

    @Test
    void believesAMarker() throws IOException {
        drop("marked.jsonl", "a row");
        drop("marked.jsonl.done", "");

        assertThat(whole()).containsExactly("marked.jsonl");
        clock.advance(STABLE);
        whole();
        assertThat(lines).isEmpty();
    }

    @Test
    void doesNotBelieveAMarkerThatIsOlderThanTheFile() throws IOException {
        Files.setLastModifiedTime(drop("marked.jsonl.done", ""), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        drop("marked.jsonl", "a row");

        assertThat(whole()).isEmpty();
    }

    @Test
    void believesAMarkerOfAClockThatGoesInSteps() throws IOException {
        var exact = Instant.parse("2026-01-01T00:00:00.012345Z");
        Files.setLastModifiedTime(drop("marked.jsonl", "a row"), FileTime.from(exact));
        Files.setLastModifiedTime(drop("marked.jsonl.done", ""), FileTime.from(exact.minusMillis(8)));

        assertThat(whole()).containsExactly("marked.jsonl");
    }

    @Test
    void givesAnEmptyFileAMinuteToBegin() throws IOException {
        drop("empty.jsonl", "");
        assertThat(whole()).isEmpty();
        clock.advance(Duration.ofSeconds(59));
        assertThat(whole()).isEmpty();

        clock.advance(Duration.ofSeconds(1));

        assertThat(whole()).containsExactly("empty.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jsonl", "A.JSONL", "Mixed.Jsonl", "labels.csv", "LABELS.CSV", "two.dots.jsonl"})
    void takesSuffixesInAnyCase(String name) throws IOException {
        drop(name, "a row");

        assertThat(stable()).containsExactly(name);
        assertThat(lines).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "chats.jsonl.gz, ends in none of .jsonl\\, .csv",
        "chats.json,     ends in none of",
        ".hidden.jsonl,  begins with a dot",
        "lonely.done,    marks a file that is not there",
    })
    void saysOnceWhatItDoesNotTake(String name, String why) throws IOException {
        drop(name, "a row");

        assertThat(stable()).isEmpty();
        assertThat(stable()).isEmpty();

        assertThat(lines).singleElement().asString().contains(name).contains(why.replace("\\", ""));
    }

    @Test
    void saysOnceThatFoldersAndLinksAreNotTaken() throws IOException {
        Files.createDirectory(folder.resolve("folder.jsonl"));
        var secret = Files.writeString(Files.createTempFile("secret", ""), "a secret");
        Files.createSymbolicLink(folder.resolve("link.jsonl"), secret);

        assertThat(stable()).isEmpty();
        assertThat(stable()).isEmpty();

        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("is no file"));
        Files.delete(secret);
    }

    @Test
    void saysNothingOfFilesThatAreCommonlyRenamedLater() throws IOException {
        drop("chats.jsonl.part", "half");
        drop("chats.jsonl.tmp", "half");

        assertThat(stable()).isEmpty();
        assertThat(lines).isEmpty();
    }

    @Test
    void saysWhatIsIgnoredAgainIfItComesAgain() throws IOException {
        var file = drop("chats.txt", "a row");
        stable();
        Files.delete(file);
        stable();

        drop("chats.txt", "a row");
        stable();

        assertThat(lines).hasSize(2);
    }

    @Test
    void writesNoLineBreakOfANameIntoTheLog() throws IOException {
        drop("new\nline.txt", "a row");

        stable();

        assertThat(lines).singleElement().asString().contains("new_line.txt").doesNotContain("\n");
    }

    @Test
    void saysThatAFileIsForNoModel() throws IOException {
        view = view(
                "cohere.model-id",
                "",
                "cohere.files.mapping[0].files",
                "*.csv",
                "cohere.files.mapping[0].model-id",
                "m");
        drop("labels.csv", "a row");
        drop("chats.jsonl", "a row");

        assertThat(stable()).containsExactly("labels.csv");
        assertThat(lines).singleElement().asString().contains("chats.jsonl").contains("is for no model");
    }

    @Test
    void findsFilesInTheOrderInWhichTheyCame() throws IOException {
        for (var name : new String[] {"c", "a", "b"}) {
            var arriving = drop(name + ".tmp", name);
            // What was written last comes first.
            Files.setLastModifiedTime(arriving, FileTime.from(Instant.now().minusSeconds(name.charAt(0))));
            Files.move(arriving, folder.resolve(name + ".jsonl"));
            FileClock.awaitTick(folder.getParent());
        }

        assertThat(stable()).containsExactly("c.jsonl", "a.jsonl", "b.jsonl");
    }

    private Path drop(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private List<String> stable() throws IOException {
        whole();
        clock.advance(STABLE);
        return whole();
    }

    private List<String> whole() throws IOException {
        return view.whole().stream().map(Dropped::name).toList();
    }
}

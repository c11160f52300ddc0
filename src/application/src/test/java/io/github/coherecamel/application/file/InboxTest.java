package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest extends FilesTest {

    private final ArrivalIds ids = new ArrivalIds(new Random(1));
    private Inbox inbox;

    @BeforeEach
    void create() throws IOException {
        inbox = new Inbox(folder, "", Files::list);
        inbox.create();
    }

    @Test
    void makesAFilePrivateSoThatAnotherOfItsNameIsAnother() throws IOException {
        var first = claim("daily.jsonl", "monday");
        var second = claim("daily.jsonl", "tuesday");

        assertThat(inbox.claimed()).containsExactly(first, second);
        assertThat(text(inbox.find(first))).isEqualTo("monday");
        assertThat(text(inbox.find(second))).isEqualTo("tuesday");
        assertThat(inbox.dropped()).isEmpty();
    }

    @Test
    void overwritesNothingWhereFilesEnd() throws IOException {
        for (var content : new String[] {"one", "two"}) {
            var file = claim("same.jsonl", content);
            inbox.finish(inbox.find(file), file, null);
        }

        assertThat(Files.list(folder.resolve("done")))
                .hasSize(2)
                .anySatisfy(file -> assertThat(file).hasFileName("same.jsonl").hasContent("one"));
    }

    @Test
    void putsTheReasonBesideAFileThatFailed() throws IOException {
        var file = claim("bad.jsonl", "bad");
        inbox.finish(inbox.find(file), file, "row 1");
        // A person takes it back and mends it, and forgets the reason.
        Files.delete(folder.resolve("failed/bad.jsonl"));

        var again = claim("bad.jsonl", "worse");
        inbox.finish(inbox.find(again), again, "row 2");

        assertThat(folder.resolve("failed/bad.jsonl")).hasContent("worse");
        assertThat(folder.resolve("failed/bad.jsonl.reason.txt")).hasContent("row 2");
    }

    @Test
    void givesNamesRoomForWhatIsPutAroundThem() throws IOException {
        var file = claim("x".repeat(249) + ".jsonl", "long");

        inbox.accept(file);
        inbox.finish(inbox.find(file), file, "too long");

        assertThat(Files.list(folder.resolve("failed"))).hasSize(2);
    }

    @Test
    void isHeldByOneAtATime() throws IOException {
        var other = new Inbox(folder, "", Files::list);
        assertThat(inbox.hold()).isTrue();
        assertThat(other.hold()).isFalse();
        assertThat(inbox.hold()).isTrue();

        inbox.close();

        assertThat(other.hold()).isTrue();
    }

    @Test
    void isNotMadeAgainWhenItIsGone() throws IOException {
        var gone = new Inbox(folder.resolve("gone"), "", Files::list);

        assertThatThrownBy(gone::hold).isInstanceOf(IOException.class).hasMessageContaining("is gone");
        assertThat(folder.resolve("gone")).doesNotExist();
    }

    @Test
    void keepsItsNameInTheDatabase() throws IOException {
        assertThat(new Inbox(folder, "", Files::list).id()).isEqualTo(inbox.id());
    }

    @Test
    void getsANewNameIfTheOldOneWasLost() throws IOException {
        var before = inbox.id();
        Files.writeString(folder.resolve(".work/id"), "");

        assertThat(inbox.id()).isNotBlank().isNotEqualTo(before).isEqualTo(inbox.id());
    }

    @Test
    void saysOnceThatAFileCannotBeMovedAndMovesItWhenItCan() throws IOException {
        var moves = new Moves(new Said());
        var file = claim("stuck.jsonl", "stuck");
        var wall = Files.writeString(folder.resolve("accepted").resolve(file.fileName()), "somebody else's");

        assertThat(moves.move(inbox, file.name(), () -> inbox.accept(file))).isFalse();
        assertThat(moves.move(inbox, file.name(), () -> inbox.accept(file))).isFalse();
        assertThat(lines).singleElement().asString().contains("CANNOT MOVE stuck.jsonl");
        assertThat(wall).hasContent("somebody else's");

        Files.delete(wall);
        assertThat(moves.move(inbox, file.name(), () -> inbox.accept(file))).isTrue();
    }

    private ArrivalId.Named claim(String name, String content) throws IOException {
        var dropped = new Dropped(Files.writeString(folder.resolve(name), content), Stamp.of(folder.resolve(name)));
        var file = new ArrivalId.Named(ids.next(Instant.parse("2026-11-27T12:00:00Z")), FileName.safe(name));
        inbox.claim(dropped, file);
        return file;
    }
}

package io.github.coherecamel.application.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.file.TakenFile.Place;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.application.wanted.Verdict.Result;
import io.github.coherecamel.application.web.AttemptView;
import io.github.coherecamel.application.web.EventView;
import io.github.coherecamel.application.web.FileView;
import io.github.coherecamel.application.web.ModelView;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FileStepsTest {

    private static final Instant AT = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void aFileThatWaitsIsUnderWayOrSaysWhy() {
        assertThat(steps(waiting(0, null)))
                .containsExactly("Done", "Under way", "To come", "To come", "To come", "To come");
        var tried = new FileSteps(waiting(2, "503 of Cohere"));
        assertThat(steps(tried.file())).startsWith("Done", "Tried again", "To come");
        assertThat(tried.steps().get(1).text()).isEqualTo("503 of Cohere");
        assertThat(tried.isOver()).isFalse();
    }

    @Test
    void anUploadThatIsRefusedIsTheEnd() {
        var refused = new FileSteps(file(Place.FAILED, null, event(null, Outcome.REJECTED, "row 3: no JSON"), null));

        assertThat(steps(refused.file())).startsWith("Done", "Failed", "Not reached", "Not reached");
        assertThat(refused.isOver()).isTrue();
    }

    @Test
    void aValidationIsUnderWayFailsOrIsTriedAgain() {
        assertThat(steps(uploaded(null, attempt(Result.FAILED, Category.NOT_YET))))
                .startsWith("Done", "Done", "Under way", "To come");
        assertThat(steps(uploaded(null, attempt(Result.FAILED, Category.UNAVAILABLE))))
                .startsWith("Done", "Done", "Tried again");
        assertThat(steps(uploaded(Outcome.REJECTED, attempt(Result.REJECTED, Category.DATASET))))
                .startsWith("Done", "Done", "Failed", "Not reached");
    }

    @Test
    void aModelThatRefusesItIsTheEnd() {
        assertThat(steps(uploaded(Outcome.REJECTED, attempt(Result.REJECTED, Category.INVALID))))
                .startsWith("Done", "Done", "Done", "Failed", "Not reached");
    }

    @Test
    void aTrainingIsUnderWayUntilTheModelIsReady() {
        assertThat(steps(applied("STATUS_FINETUNING", Health.PROGRESSING))).endsWith("Done", "Under way", "To come");
        assertThat(steps(applied("STATUS_FAILED", Health.DEGRADED))).endsWith("Done", "Failed", "Not reached");
        assertThat(steps(applied("STATUS_READY", Health.PROGRESSING))).endsWith("Done", "Done", "Under way");
        assertThat(steps(applied("STATUS_READY", Health.RETRYING))).endsWith("Done", "Done", "Tried again");
        var done = applied("STATUS_READY", Health.HEALTHY);
        assertThat(steps(done)).containsOnly("Done");
        assertThat(new FileSteps(done).isOver()).isTrue();
    }

    @Test
    void whatIsNotWantedAnyMoreIsLeftOut() {
        var stale = uploaded(Outcome.STALE, null);
        assertThat(steps(stale)).endsWith("Left out", "Left out", "Left out", "Left out");
        assertThat(new FileSteps(stale).isOver()).isTrue();

        var replaced =
                file(Place.DONE, "d1", event("d1", Outcome.APPLIED, null), model("d2", "STATUS_READY", Health.HEALTHY));
        assertThat(steps(replaced)).endsWith("Done", "Done", "Left out", "Left out");
        assertThat(new FileSteps(replaced).isOver()).isTrue();
    }

    /** Nobody is to wait for what does not come by itself. */
    @Test
    void aModelThatNeedsAPersonOrIsPausedOrForgottenIsTheEnd() {
        for (var status : List.of("STATUS_FINETUNING", "STATUS_READY")) {
            var degraded = new FileSteps(applied(status, Health.DEGRADED));
            assertThat(steps(degraded.file())).contains("Failed").doesNotContain("Under way");
            assertThat(degraded.isOver()).as(status).isTrue();
            var paused = new FileSteps(applied(status, Health.PAUSED));
            assertThat(steps(paused.file())).contains("Paused").doesNotContain("Under way");
            assertThat(paused.isOver()).as(status).isTrue();
        }
        var open = new FileSteps(
                file(Place.ACCEPTED, "d1", event("d1", null, null), model("d1", "STATUS_READY", Health.PAUSED)));
        assertThat(steps(open.file())).startsWith("Done", "Done", "Paused");
        assertThat(open.isOver()).isTrue();

        var forgotten = new FileSteps(
                file(Place.DONE, "d1", event("d1", Outcome.APPLIED, null, attempt(Result.UPDATED, null)), null));
        assertThat(steps(forgotten.file())).endsWith("Done", "Done", "Left out", "Left out");
        assertThat(forgotten.isOver()).isTrue();
    }

    private static List<String> steps(FileView file) {
        return new FileSteps(file)
                .steps().stream().map(step -> step.mark().word()).toList();
    }

    private static FileView waiting(int attempts, @Nullable String reason) {
        return new FileView(
                "id", "a.jsonl", "m", "t", Place.WAITING, AT, null, null, attempts, reason, null, null, null);
    }

    private static FileView uploaded(@Nullable Outcome outcome, @Nullable AttemptView attempt) {
        return file(Place.ACCEPTED, "d1", event("d1", outcome, "reason", attempt), null);
    }

    private static FileView applied(String status, Health health) {
        return file(
                Place.DONE,
                "d1",
                event("d1", Outcome.APPLIED, null, attempt(Result.UPDATED, null)),
                model("d1", status, health));
    }

    private static FileView file(Place place, @Nullable String dataset, EventView event, @Nullable ModelView model) {
        return new FileView("id", "a.jsonl", "m", "t", place, AT, 1L, "sha", 0, event.reason(), dataset, event, model);
    }

    private static EventView event(
            @Nullable String dataset,
            @Nullable Outcome outcome,
            @Nullable String reason,
            @Nullable AttemptView... attempts) {
        return new EventView(
                1,
                "file:/x/",
                "id",
                "m",
                dataset,
                AT,
                AT,
                outcome,
                reason,
                null,
                null,
                null,
                null,
                attempts == null
                        ? List.of()
                        : Stream.of(attempts).filter(one -> one != null).toList());
    }

    private static AttemptView attempt(Result result, @Nullable Category category) {
        return new AttemptView(1, 1, "node", AT, AT, result, category, "message", "difference");
    }

    private static ModelView model(String wanted, String status, Health health) {
        return new ModelView(
                "m",
                null,
                wanted,
                AT,
                1,
                wanted,
                status,
                AT,
                Sync.SYNCED,
                health,
                AT,
                null,
                null,
                null,
                0,
                null,
                false,
                null,
                1,
                1L,
                null,
                null);
    }
}

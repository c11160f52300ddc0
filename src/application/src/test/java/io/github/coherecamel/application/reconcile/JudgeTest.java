package io.github.coherecamel.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.TestConfig;
import io.github.coherecamel.application.wanted.Category;
import io.github.coherecamel.application.wanted.Claim;
import io.github.coherecamel.application.wanted.Health;
import io.github.coherecamel.application.wanted.Outcome;
import io.github.coherecamel.application.wanted.Sync;
import io.github.coherecamel.application.wanted.Verdict.Result;
import io.github.coherecamel.model.FinetunedModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attempt comes to, for everything that a route can come back with. */
class JudgeTest {

    private static final Claim CLAIM = claim(false, 0, false);

    private final Judge judge = judge();

    @Test
    void appliesWhatWasWritten() {
        var verdict = judge.judge(CLAIM, succeeded("UPDATED", "d", "STATUS_QUEUED"));

        assertThat(verdict.result()).isEqualTo(Result.UPDATED);
        assertThat(verdict.event()).isEqualTo(Outcome.APPLIED);
        assertThat(verdict.sync()).isEqualTo(Sync.SYNCED);
        assertThat(verdict.health()).isEqualTo(Health.HEALTHY);
        assertThat(verdict.category()).isEqualTo(Category.NONE);
        assertThat(verdict.done()).isTrue();
        assertThat(verdict.again()).isNull();
        assertThat(verdict.status()).isEqualTo("STATUS_QUEUED");
    }

    @Test
    void callsWhatTheModelHadAlreadyUnchanged() {
        assertThat(judge.judge(CLAIM, succeeded("UNCHANGED", "d", "STATUS_READY"))
                        .event())
                .isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void knowsItsOwnWorkAgainAfterALostAnswer() {
        var verdict = judge.judge(claim(true, 1, false), succeeded("UNCHANGED", "d", "STATUS_READY"));

        assertThat(verdict.event()).isEqualTo(Outcome.APPLIED);
        assertThat(verdict.reason()).contains("confirmed by reading");
    }

    @Test
    void callsWhatItPutsRightDrift() {
        var verdict = judge.judge(claim(false, 0, true), succeeded("UPDATED", "d", "STATUS_READY"));

        assertThat(verdict.category()).isEqualTo(Category.DRIFT);
        assertThat(verdict.sync()).isEqualTo(Sync.SYNCED);
        assertThat(verdict.health()).isEqualTo(Health.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({
        "STATUS_QUEUED, PROGRESSING,",
        "STATUS_FINETUNING, PROGRESSING,",
        "STATUS_NEW_ONE, PROGRESSING,",
        "STATUS_READY, HEALTHY, READY",
        "STATUS_FAILED, DEGRADED, FAILED"
    })
    void looksAtTheTrainingUntilItsEndIfThatIsAwaited(String status, Health health, @Nullable String training) {
        var verdict =
                judge("cohere.reconcile.await-training", "true").judge(CLAIM, succeeded("UNCHANGED", "d", status));

        assertThat(verdict.sync()).isEqualTo(Sync.SYNCED);
        assertThat(verdict.health()).isEqualTo(health);
        assertThat(verdict.training()).isEqualTo(training);
        assertThat(verdict.again()).isEqualTo(training == null ? Duration.ofSeconds(30) : null);
    }

    /** It may be that of the training before. */
    @ParameterizedTest
    @ValueSource(strings = {"STATUS_READY", "STATUS_FAILED", "STATUS_QUEUED"})
    void believesNoEndOfATrainingThatTheAnswerToAnUpdateTells(String status) {
        var verdict = judge("cohere.reconcile.await-training", "true").judge(CLAIM, succeeded("UPDATED", "d", status));

        assertThat(verdict.health()).isEqualTo(Health.PROGRESSING);
        assertThat(verdict.training()).isNull();
        assertThat(verdict.again()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void takesNoTrainingForFailedBecauseTheOneBeforeTheUpdateWas() {
        var updated = judge.judge(CLAIM, succeeded("UPDATED", "d", "STATUS_FAILED"));
        var lookedAt = judge.judge(CLAIM, succeeded("UNCHANGED", "d", "STATUS_FAILED"));

        assertThat(updated.health()).isEqualTo(Health.HEALTHY);
        assertThat(updated.category()).isEqualTo(Category.NONE);
        assertThat(lookedAt.health()).isEqualTo(Health.DEGRADED);
        assertThat(lookedAt.category()).isEqualTo(Category.TRAINING);
    }

    /** Nothing is rejected for what may be so for all. */
    @Test
    void waitsWithWhatMayBeForbiddenForAllAndAsksForAPerson() {
        var verdict = judge.judge(CLAIM, failed(Category.FORBIDDEN, Duration.ofMinutes(1)));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.event()).isNull();
        assertThat(verdict.health()).isEqualTo(Health.DEGRADED);
        assertThat(verdict.again()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "DATASET", "INVALID", "FORBIDDEN", "TRAINING"})
    void rejectsWhatConcernsThisOne(Category category) {
        var verdict = judge.judge(CLAIM, failed(category, null));

        assertThat(verdict.result()).isEqualTo(Result.REJECTED);
        assertThat(verdict.event()).isEqualTo(Outcome.REJECTED);
        assertThat(verdict.health()).isEqualTo(Health.DEGRADED);
        assertThat(verdict.again()).isNull();
        assertThat(verdict.reason()).isEqualTo("why");
    }

    @ParameterizedTest
    @EnumSource(names = {"CREDENTIALS", "PERMISSION", "QUOTA", "RETIRED"})
    void holdsForWhatConcernsAll(Category category) {
        var verdict = judge.judge(CLAIM, failed(category, null));

        assertThat(verdict.result()).isEqualTo(Result.HELD);
        assertThat(verdict.event()).isNull();
        assertThat(verdict.again()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, RETRYING",
        "RATE_LIMIT, RETRYING",
        "UNREADABLE, RETRYING",
        "ROUTE, RETRYING",
        "LEASE_LOST, RETRYING",
        "NOT_YET, PROGRESSING",
        "CHANGED_MEANWHILE, PROGRESSING"
    })
    void comesBackForEverToWhatPasses(Category category, Health health) {
        var verdict = judge.judge(claim(false, 1_000_000, false), failed(category, null));

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.event()).isNull();
        assertThat(verdict.health()).isEqualTo(health);
        assertThat(verdict.again())
                .isPositive()
                .isLessThanOrEqualTo(category == Category.NOT_YET ? Duration.ofSeconds(15) : Duration.ofMinutes(5));
    }

    @Test
    void waitsAtLeastAsLongAsTheApiAsksFor() {
        assertThat(judge.judge(CLAIM, failed(Category.RATE_LIMIT, Duration.ofSeconds(90)))
                        .again())
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
        assertThat(judge.judge(claim(false, 20, false), failed(Category.RATE_LIMIT, Duration.ofSeconds(1)))
                        .again())
                .isGreaterThan(Duration.ofSeconds(100));
    }

    @Test
    void reportsWhatALookHasFoundAndLeavesIt() {
        var verdict =
                judge.judge(CLAIM, new Attempt(null, "PLANNED", null, "…", new Attempt.Found("other", "STATUS_READY")));

        assertThat(verdict.result()).isEqualTo(Result.DIFFERS);
        assertThat(verdict.category()).isEqualTo(Category.DRIFT);
        assertThat(verdict.sync()).isEqualTo(Sync.OUT_OF_SYNC);
        assertThat(verdict.health()).isEqualTo(Health.DEGRADED);
        assertThat(verdict.reason()).contains("it has dataset other and not d");
        assertThat(verdict.event()).isNull();
        assertThat(verdict.again()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"PLANNED, d", "STALE, d", ", d", "UPDATED, another"})
    void doesNotBelieveARouteThatDoesNotDoItsPart(@Nullable String outcome, String dataset) {
        var verdict = judge.judge(CLAIM, succeeded(outcome, dataset, "STATUS_READY"));

        assertThat(verdict.category()).isEqualTo(Category.ROUTE);
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.reason()).contains("reconcile-model");
    }

    @Test
    void takesAnExchangeWithoutAnythingForARouteThatDoesNotDoItsPart() {
        var exchange = new org.apache.camel.support.DefaultExchange(new DefaultCamelContext());

        assertThat(judge.judge(CLAIM, Attempt.of(exchange, false)).category()).isEqualTo(Category.ROUTE);
        exchange.setException(new IllegalStateException("a bug"));
        assertThat(judge.judge(CLAIM, Attempt.of(exchange, false)).category()).isEqualTo(Category.ROUTE);
    }

    private static Judge judge(String... config) {
        return new Judge(TestConfig.with(config).reconcile(), new Random(4711));
    }

    private static Claim claim(boolean mayBeWritten, int attempts, boolean observed) {
        return new Claim("m", "d", 1, 1, 1, Instant.EPOCH, mayBeWritten, null, attempts, observed, null, false, false);
    }

    private static Attempt succeeded(@Nullable String outcome, String dataset, String status) {
        var mapper = new com.fasterxml.jackson.databind.ObjectMapper();
        var model = mapper.convertValue(
                Map.of("id", "m", "name", "n", "status", status, "settings", Map.of("dataset_id", dataset)),
                FinetunedModel.class);
        return new Attempt(null, outcome, model, null, null);
    }

    private static Attempt failed(Category category, @Nullable Duration retryAfter) {
        return Attempt.failed(new Failure(category, "why", retryAfter));
    }
}

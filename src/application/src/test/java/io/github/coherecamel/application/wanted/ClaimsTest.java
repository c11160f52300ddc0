package io.github.coherecamel.application.wanted;

import static io.github.coherecamel.application.wanted.Stores.updated;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One at a time for each model, nothing while all is held, and only a look if drift is only to be reported. */
class ClaimsTest {

    @ParameterizedTest
    @EnumSource
    void takesBackWhatANodeHeldWhenItEnded(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("mine", "d", null);
        stores.claim();
        stores.accept("other", "d", null);
        stores.claims.claim(1, "other", Stores.LEASE, null);

        assertThat(stores.claims.takeBack(Stores.NODE)).isEqualTo(1);
        assertThat(stores.claim()).extracting(Claim::modelId).containsExactly("mine");

        assertThat(stores.claims.takeBack(null)).isEqualTo(2);
        assertThat(stores.claim()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void claimsNothingWhileAllIsHeldButToTryWhetherItWorks(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        stores.execute("update control set hold_category = 'QUOTA'");

        assertThat(stores.claim()).isEmpty();
        assertThat(stores.claims.claim(1, Stores.NODE, Stores.LEASE, Category.QUOTA))
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void claimsNoMoreThanCallsPerMinuteAllow(Stores.Kind kind) {
        var stores = kind.empty("cohere.reconcile.calls-per-minute", "3");
        IntStream.range(0, 10).forEach(i -> stores.accept("m" + i, "d", null));
        stores.execute("update control set tokens = 0, tokens_at = timestamp with time zone '2026-11-20 12:00:00+00'");

        assertThat(stores.claim()).hasSize(1);
        assertThat(stores.claim()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesEachModelToOneOnlyHoweverManyAsk(Stores.Kind kind) {
        var stores = kind.empty();
        IntStream.range(0, 50).forEach(i -> stores.accept("m" + i, "d", null));
        var atOnce = new ConcurrentHashMap<String, AtomicInteger>();

        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(node -> CompletableFuture.runAsync(() -> {
                            for (var claims = stores.claims.claim(3, "n" + node, Stores.LEASE, null);
                                    !claims.isEmpty();
                                    claims = stores.claims.claim(3, "n" + node, Stores.LEASE, null)) {
                                claims.forEach(
                                        claim -> atOnce.computeIfAbsent(claim.modelId(), id -> new AtomicInteger())
                                                .incrementAndGet());
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(atOnce.values()).allSatisfy(claims -> assertThat(claims).hasValue(1));
        assertThat(atOnce.size() + stores.claim().size()).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource
    void onlyLooksAtWhatWasBroughtAboutIfDriftIsOnlyReported(Stores.Kind kind) {
        var stores = kind.empty("cohere.drift.policy", "report");
        stores.accept("m", "d", null);
        var first = stores.claimOne();
        assertThat(first.look()).isFalse();
        stores.end(first, updated(first));
        stores.execute("update model set due_at = current_timestamp");

        var again = stores.claimOne();

        assertThat(again.look()).isTrue();
        assertThat(again.suspect()).isFalse();
        stores.end(again, updated(again));
        stores.accept("m", "e", null);
        assertThat(stores.claimOne().look()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void onlyLooksAlsoIfSomebodyHasComeBackToALostClaim(Stores.Kind kind) {
        var stores = kind.empty("cohere.drift.policy", "report");
        stores.accept("m", "d", null);
        var frozen = stores.claims.claim(1, "frozen", Stores.NO_LEASE, null).get(0);
        var other = stores.claimOne();
        assertThat(other.look()).isFalse();
        stores.end(other, updated(other));
        stores.end(frozen, updated(frozen));

        var look = stores.claimOne();

        assertThat(look.look()).isTrue();
        assertThat(look.suspect()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void putsRightWhateverALookFindsIfDriftIsHealed(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        var first = stores.claimOne();
        stores.end(first, updated(first));
        stores.execute("update model set due_at = current_timestamp");

        assertThat(stores.claimOne().look()).isFalse();
    }

    /** What was only looked at cannot arrive late. */
    @ParameterizedTest
    @EnumSource
    void suspectsNothingOfALookAndNoLongerWhatWasLookedAtAfterwards(Stores.Kind kind) {
        var stores = kind.empty("cohere.drift.policy", "report");
        stores.accept("m", "d", null);
        var first = stores.claimOne();
        stores.end(first, updated(first));
        stores.execute("update model set due_at = current_timestamp, suspect_until = current_timestamp");

        var unanswered = stores.claimOne();
        assertThat(unanswered.suspect()).isTrue();
        stores.end(unanswered, Stores.failed(Category.UNAVAILABLE, Duration.ZERO));
        assertThat(stores.model("m").maybeWritten()).isFalse();
        var answered = stores.claimOne();
        assertThat(answered.suspect()).isTrue();
        stores.end(answered, Stores.unchanged(answered));

        assertThat(stores.model("m").suspectUntil()).isNull();
        assertThat(stores.model("m").dueAt()).isNull();
    }
}

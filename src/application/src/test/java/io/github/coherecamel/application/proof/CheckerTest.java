package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.proof.Violation.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the checker finds wrong with the outcomes of events. */
class CheckerTest extends CheckedModel {

    @Test
    void findsNothingInAGoodHistory() {
        told("1", "a", 10, 20, 21);
        told("2", "b", 11, 22, 23);
        told("3", "a", 12, 24, 25);
        told("late", "c", 5, 26, 27);
        patched("a", 22);
        ended("a", "1", "APPLIED", "2", "SUPERSEDED", "3", "UNCHANGED", "late", "STALE");

        assertThat(check()).isEmpty();
    }

    @Nested
    class Lost {

        @Test
        void isAnAcknowledgedEventThatIsNotThere() {
            told("1", "a", 10, 20, 21);
            patched("a", 22);
            ended("a");

            assertThat(check()).containsExactly(Kind.LOST);
        }

        @Test
        void isNotAnEventThatIsStillOpen() {
            told("1", "a", 10, 20, 21);
            patched("a", 22);
            ended("a", "1", "");

            assertThat(check()).isEmpty();
        }

        @Test
        void isNotAnEventThatNobodyAcknowledged() {
            told("1", "a", 10, 20, null);
            ended("old");

            assertThat(check()).isEmpty();
        }
    }

    @Nested
    class Stuck {

        @Test
        void isAnOpenEventOfWhichANewerOneIsClosed() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("b", 24);
            ended("b", "1", "", "2", "APPLIED");

            assertThat(check()).containsExactly(Kind.STUCK);
        }

        @Test
        void isNotTheNewestEvent() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("b", 24);
            ended("b", "1", "SUPERSEDED", "2", "");

            assertThat(check()).isEmpty();
        }
    }

    @Nested
    class Untrue {

        @Test
        void isThatTheNewestEventIsNotTheNewest() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("b", 24);
            ended("b", "1", "SUPERSEDED", "2", "STALE");

            assertThat(check()).containsExactly(Kind.UNTRUE);
        }

        @Test
        void isThatAnEventWasAppliedOfWhichTheApiSawNothing() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("b", 24);
            ended("b", "1", "APPLIED", "2", "APPLIED");

            assertThat(check()).containsExactly(Kind.UNTRUE);
        }
    }
}

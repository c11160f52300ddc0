package io.github.coherecamel.application.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.proof.Violation.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the checker finds wrong with the updates of a model, and with what they left. */
class CheckerOfUpdatesTest extends CheckedModel {

    @Nested
    class Wrong {

        @Test
        void isAModelThatEndsAtAnOlderDataset() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("a", 22);
            ended("a", "1", "APPLIED", "2", "UNCHANGED");

            assertThat(check()).containsExactly(Kind.WRONG);
        }

        @Test
        void isAModelThatALateEventRolledBack() {
            told("2", "b", 11, 20, 21);
            told("1", "a", 10, 30, 31);
            patched("b", 22);
            patched("a", 999);
            ended("a", "2", "APPLIED", "1", "APPLIED");

            assertThat(check()).containsExactly(Kind.WRONG);
        }

        @Test
        void isAModelThatNobodyTouched() {
            told("1", "a", 10, 20, 21);
            ended("old", "1", "UNCHANGED");

            assertThat(check()).containsExactly(Kind.WRONG);
        }

        @Test
        void isAModelThatIgnoresWhichOfTwoEventsOfOneTimeArrivedLast() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 10, 22, 23);
            patched("a", 22);
            ended("a", "1", "APPLIED", "2", "STALE");

            assertThat(check()).contains(Kind.WRONG);
        }

        @Test
        void isNotAModelForWhichTwoEventsCameAtTheSameTime() {
            told("1", "a", null, 20, 23);
            told("2", "b", null, 21, 24);
            patched("a", 22);
            ended("a", "1", "APPLIED", "2", "STALE");

            assertThat(check()).isEmpty();
        }

        @Test
        void isNotAModelThatFollowsAnEventWhoseAcknowledgementGotLost() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, null);
            patched("a", 22);
            patched("b", 23);
            ended("b", "1", "APPLIED", "2", "APPLIED");

            assertThat(check()).isEmpty();
        }
    }

    @Nested
    class Overwritten {

        @Test
        void isANewerDatasetForLongerThanTheRulesAllow() {
            overwrite(41);

            assertThat(check()).containsExactly(Kind.OVERWRITTEN);
        }

        @Test
        void isNotANewerDatasetThatComesBackInTime() {
            overwrite(40);

            assertThat(check()).isEmpty();
        }

        @Test
        void isADatasetThatNeverComesBack() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("a", 22);
            patched("b", 24);
            patched("a", 30);
            ended("a", "1", "APPLIED", "2", "APPLIED");

            assertThat(check()).containsExactly(Kind.OVERWRITTEN, Kind.WRONG);
        }

        @Test
        void isNotADatasetFromWhichANewerEventGoesBack() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("a", 22);
            patched("b", 24);
            told("3", "a", 12, 25, 26);
            patched("a", 26);
            ended("a", "1", "APPLIED", "2", "APPLIED", "3", "APPLIED");

            assertThat(check()).isEmpty();
        }

        @Test
        void isNotADatasetToWhichALaterEventAgrees() {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("a", 22);
            patched("b", 24);
            patched("a", 26);
            told("3", "a", 12, 30, 31);
            ended("a", "1", "APPLIED", "2", "APPLIED", "3", "UNCHANGED");

            assertThat(check()).isEmpty();
        }

        private void overwrite(int until) {
            told("1", "a", 10, 20, 21);
            told("2", "b", 11, 22, 23);
            patched("a", 22);
            patched("b", 24);
            patched("a", 30);
            patched("b", until);
            ended("b", "1", "APPLIED", "2", "APPLIED");
        }
    }

    @Nested
    class Repeated {

        @Test
        void isAnUpdateToTheDatasetThatTheModelHas() {
            repeat();

            assertThat(check()).containsExactly(Kind.REPEATED);
        }

        @Test
        void isAnUpdateToTheDatasetThatTheModelBeganWith() {
            told("1", "old", 10, 20, 21);
            patched("old", 22);
            ended("old", "1", "APPLIED");

            assertThat(check()).containsExactly(Kind.REPEATED);
        }

        @Test
        void isNotAnUpdateWhoseAnswerGotLost() {
            repeat();
            disturbances.add(new Disturbance(at(23), "m", "answer lost"));

            assertThat(check()).isEmpty();
        }

        @Test
        void isNotAnUpdateAfterAKill() {
            repeat();
            disturbances.add(new Disturbance(at(23), "", "kill -9"));

            assertThat(check()).isEmpty();
        }

        @Test
        void isAnUpdateWhoseAnswerCameThoughOthersGotLost() {
            repeat();
            disturbances.add(new Disturbance(at(23), "another", "answer lost"));
            disturbances.add(new Disturbance(at(21), "m", "answer lost"));
            disturbances.add(new Disturbance(at(31), "m", "answer lost"));

            assertThat(check()).containsExactly(Kind.REPEATED);
        }

        @Test
        void isNotAnUpdateThatTheApiRefused() {
            told("1", "a", 10, 20, 21);
            patches.add(new Patch(at(22), "m", "a", false));
            patched("a", 23);
            ended("a", "1", "APPLIED");

            assertThat(check()).isEmpty();
        }

        private void repeat() {
            told("1", "a", 10, 20, 21);
            patched("a", 22);
            patched("a", 30);
            ended("a", "1", "APPLIED");
        }
    }

    @Nested
    class Unasked {

        @Test
        void isAnUpdateThatNoEventWants() {
            patched("a", 22);
            patched("old", 23);
            ended("old");

            assertThat(check()).containsExactly(Kind.UNASKED, Kind.UNASKED);
        }

        @Test
        void isAnUpdateBeforeItsEvent() {
            patched("a", 19);
            told("1", "a", 10, 20, 21);
            ended("a", "1", "UNCHANGED");

            assertThat(check()).containsExactly(Kind.UNASKED);
        }
    }
}

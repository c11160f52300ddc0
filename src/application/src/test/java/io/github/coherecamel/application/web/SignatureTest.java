package io.github.coherecamel.application.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes as signed. Key, id, time, body and signature of the first test are the example of Standard Webhooks. */
class SignatureTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER_KEY = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void acceptsTheExampleOfTheSpecification() {
        assertThat(flaw(ID, TIMESTAMP, SIGNED, BODY, KEY)).isNull();
    }

    @Test
    void acceptsTheOldKeyAndTheNewWhileTheyChange() {
        assertThat(flaw(ID, TIMESTAMP, SIGNED, BODY, OTHER_KEY, KEY)).isNull();
        assertThat(flaw(ID, TIMESTAMP, SIGNED, BODY, KEY, OTHER_KEY)).isNull();
        assertThat(flaw(ID, TIMESTAMP, "v1a,AAAA v1,AAAA " + SIGNED, BODY, KEY)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1",
                "v1,",
                "v1,not base64!",
                "v1,AAAA",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1=g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            })
    void refusesAnotherSignature(String signature) {
        assertThat(flaw(ID, TIMESTAMP, signature, BODY, KEY)).contains("fits the body as it arrived");
    }

    @Test
    void looksAtAFewSignaturesOnly() {
        assertThat(flaw(ID, TIMESTAMP, "v1,AAAA ".repeat(16) + SIGNED, BODY, KEY))
                .isNotNull();
    }

    @Test
    void refusesAnotherBodyIdTimeOrKey() {
        assertThat(flaw(ID, TIMESTAMP, SIGNED, BODY + " ", KEY)).isNotNull();
        assertThat(flaw(ID + "x", TIMESTAMP, SIGNED, BODY, KEY)).isNotNull();
        assertThat(flaw(ID, "1614265331", SIGNED, BODY, KEY)).isNotNull();
        assertThat(flaw(ID, TIMESTAMP, SIGNED, BODY, OTHER_KEY)).isNotNull();
    }

    @Test
    void toleratesFiveMinutesOnBothSides() {
        for (var apart : List.of(-300L, 0L, 300L)) {
            assertThat(flawAt(Instant.ofEpochSecond(1614265330 + apart))).isNull();
        }
        assertThat(flawAt(Instant.ofEpochSecond(1614265330 + 301))).contains("301 s behind the clock");
        assertThat(flawAt(Instant.ofEpochSecond(1614265330 - 301))).contains("301 s ahead of the clock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "1.6e9", "99999999999999999999", "2026-01-31T09:30:00Z"})
    void refusesATimeThatIsNone(String timestamp) {
        assertThat(flaw(ID, timestamp, SIGNED, BODY, KEY)).contains("webhook-timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "é"})
    void refusesAnIdThatCannotBeOneOfAnEvent(String id) {
        assertThat(flaw(id, TIMESTAMP, SIGNED, BODY, KEY)).contains("webhook-id");
    }

    @Test
    void saysWhichHeadersItWants() {
        assertThat(flaw(null, null, null, BODY, KEY))
                .contains("not signed")
                .contains("webhook-id, webhook-timestamp and webhook-signature");
        assertThat(flaw(ID, TIMESTAMP, null, BODY, KEY)).contains("not signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64!", ""})
    void namesAKeyThatIsNoneWithoutShowingIt(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.of(List.of(KEY, key)))
                .withMessageContaining("Signing key 2")
                .withMessageContaining("openssl rand")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("MfKQ", "c2hvcnQ", "not base64"))
                .withNoCause();
    }

    @Test
    void showsNoKey() {
        assertThat(SigningKeys.of(List.of(KEY))).hasToString("1 signing keys");
    }

    private static @Nullable String flawAt(Instant now) {
        return new Signature(ID, TIMESTAMP, SIGNED)
                .flaw(
                        BODY.getBytes(StandardCharsets.UTF_8),
                        SigningKeys.of(List.of(KEY)),
                        Clock.fixed(now, ZoneOffset.UTC));
    }

    private static @Nullable String flaw(
            @Nullable String id, @Nullable String timestamp, @Nullable String signature, String body, String... keys) {
        var clock = Clock.fixed(Instant.ofEpochSecond(1614265330), ZoneOffset.UTC);
        return new Signature(id, timestamp, signature)
                .flaw(body.getBytes(StandardCharsets.UTF_8), SigningKeys.of(List.of(keys)), clock);
    }
}

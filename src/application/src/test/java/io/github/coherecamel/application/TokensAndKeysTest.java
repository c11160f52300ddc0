package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.access.WrittenTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If there are both, an event needs a signature or a sender's token, and any other token is not enough. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(TokensAndKeysTest.Both.class)
class TokensAndKeysTest {

    private static final String KEY = "whsec_"
            + Base64.getEncoder().encodeToString("a key beside tokens, of 32 bytes".getBytes(StandardCharsets.UTF_8));
    private static final String EVENT = "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, DATASET);

    @TestHTTPResource("/events")
    URI events;

    /** A file of tokens, one for each role, and a key. */
    public static final class Both implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "cohere.access.tokens", WrittenTokens.ofEachRole().toString(), "cohere.http.signing-keys", KEY);
        }
    }

    @ParameterizedTest
    @CsvSource({"token-v, 401", "token-o, 401", "token-s, 202", "no-token, 401"})
    void takesWhatIsNotSignedFromSendersOnly(String token, int status) throws Exception {
        var answer = post(HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(EVENT)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void takesWhatIsSignedFromWhoeverSendsIt() throws Exception {
        var nobody = SignedEventPostedTest.signed(events, UUID.randomUUID().toString(), EVENT, KEY);
        var viewer = SignedEventPostedTest.signed(events, UUID.randomUUID().toString(), EVENT, KEY)
                .header("Authorization", "Bearer token-v");

        assertThat(post(nobody).statusCode()).isEqualTo(202);
        assertThat(post(viewer).statusCode()).isEqualTo(202);
    }

    private static HttpResponse<String> post(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

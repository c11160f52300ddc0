package io.github.coherecamel.application;

import static io.github.coherecamel.application.SimulatedCohere.DATASET;
import static io.github.coherecamel.application.SimulatedCohere.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Shell;
import io.github.coherecamel.documentation.Tries;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of those who share a key, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@TestProfile(SignedEventPostedTest.TwoKeys.class)
class SignedEventPostedTest {

    private static final String OLD_KEY = "whsec_"
            + Base64.getEncoder().encodeToString("the key of last year, 32 bytes !".getBytes(StandardCharsets.UTF_8));
    private static final String NEW_KEY = "whsec_"
            + Base64.getEncoder().encodeToString("the key of this year, 32 bytes !".getBytes(StandardCharsets.UTF_8));
    private static final String OTHER_KEY = "whsec_"
            + Base64.getEncoder().encodeToString("a key of somebody, of 32 bytes !".getBytes(StandardCharsets.UTF_8));
    private static final String EVENT = "{\"model_id\":\"%s\",\"dataset_id\":\"%s\"}".formatted(MODEL, DATASET);

    @TestHTTPResource("/events")
    URI events;

    /** One is being replaced by the other, which is in a file. */
    public static final class TwoKeys implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                var file =
                        Files.writeString(Files.createTempFile("keys", ".txt"), "# of this year\n\n" + NEW_KEY + "\n");
                return Map.of("cohere.http.signing-keys", OLD_KEY, "cohere.http.signing-keys-file", file.toString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "new"})
    void takesWhatIsSignedWithEitherKey(String key) throws Exception {
        var answer = post(signed(UUID.randomUUID().toString(), EVENT, key.equals("old") ? OLD_KEY : NEW_KEY));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Tries(page = "events.md", language = "sh", containing = "webhook-signature")
    @Test
    void takesWhatTheShellSignsAsTheDocumentationDoes(@TempDir Path folder) throws Exception {
        assumeTrue(Shell.has("curl") && Shell.has("openssl"), "there is no curl or no openssl");
        Files.writeString(folder.resolve("keys.txt"), NEW_KEY + "\n");
        var signs = Page.of("events.md").blocks("sh").stream()
                .filter(block -> block.text().contains("webhook-signature"))
                .findFirst()
                .orElseThrow();

        var ended = new Shell(folder, Map.of(), Map.of("127.0.0.1:8080", events.getAuthority())).run(signs.text());

        assertThat(ended.statuses()).as(ended.output()).containsExactly(202);
    }

    @Tries(page = "events.md", language = "sh", containing = "keys.txt")
    @Test
    void aKeyIsMadeAsTheDocumentationDoes(@TempDir Path folder) throws Exception {
        assumeTrue(Shell.has("openssl"), "there is no openssl");
        var makes = Page.of("events.md").blocks("sh").stream()
                .filter(block -> block.text().contains(">> keys.txt"))
                .findFirst()
                .orElseThrow();

        new Shell(folder, Map.of(), Map.of()).run(makes.text());

        var keys = folder.resolve("keys.txt");
        assertThat(keys).content().matches("whsec_[A-Za-z0-9+/]{43}=\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
    }

    @Test
    void namesAnEventAsItsSignatureDoesSoThatItCountsOnce() throws Exception {
        var id = "msg_" + UUID.randomUUID();

        var first = post(signed(id, EVENT, NEW_KEY));
        var replayed = post(signed(id, EVENT, NEW_KEY));

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.body()).contains("\"id\":\"" + id + "\"");
        assertThat(replayed.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        assertRefused(HttpRequest.newBuilder(events).POST(BodyPublishers.ofString(EVENT)), "not signed");
        // Not even what is wrong with it is said before.
        assertRefused(HttpRequest.newBuilder(events).POST(BodyPublishers.ofString("no JSON")), "not signed");
    }

    @Test
    void refusesWhatWasSignedWithAnotherKeyOrChangedAfterwards() throws Exception {
        assertRefused(signed("1", EVENT, OTHER_KEY), "no signature");
        assertRefused(signed("1", EVENT, NEW_KEY).POST(BodyPublishers.ofString(EVENT + " ")), "no signature");
        assertRefused(signed("1", EVENT, NEW_KEY).setHeader("webhook-id", "2"), "no signature");
        assertRefused(signed("1", EVENT, NEW_KEY).setHeader("webhook-timestamp", "1614265330"), "behind the clock");
    }

    @Test
    void refusesAttributesThatAreNotSigned() throws Exception {
        assertRefused(
                signed("1", EVENT, NEW_KEY)
                        .header("ce-specversion", "1.0")
                        .header("ce-id", "1")
                        .header("ce-source", "/ci")
                        .header("ce-type", "dataset.ready"),
                "application/cloudevents+json");
    }

    private void assertRefused(HttpRequest.Builder request, String reason) throws Exception {
        var answer = post(request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.body())
                .startsWith("{\"message\":")
                .contains(reason)
                .doesNotContain("whsec_", NEW_KEY, OLD_KEY);
    }

    private HttpRequest.Builder signed(String id, String body, String key) throws GeneralSecurityException {
        return signed(events, id, body, key);
    }

    static HttpRequest.Builder signed(URI events, String id, String body, String key) throws GeneralSecurityException {
        var timestamp = String.valueOf(Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key.substring("whsec_".length())), "HmacSHA256"));
        var signature = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(events)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> post(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

package io.github.coherecamel.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.SimulatedCohere;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is known by a token of the file, by a JSON web token, or not at all, and what that opens. */
@QuarkusTest
@TestProfile(AccessTest.Guarded.class)
@QuarkusTestResource(SimulatedCohere.class)
class AccessTest {

    /** From a seed: the profile and the test are not loaded by the same loader, and have to have the same. */
    private static final KeyPair ISSUER = keys(1);

    private static final KeyPair STRANGER = keys(2);

    /** A file of tokens, and the key of whoever issues JSON web tokens: no server is needed to know them. */
    public static final class Guarded implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Issuer.trustedBeside(
                    WrittenTokens.ofEachRole(),
                    "quarkus.oidc.public-key",
                    Base64.getEncoder().encodeToString(ISSUER.getPublic().getEncoded()));
        }
    }

    @TestHTTPResource("/")
    URI server;

    @ParameterizedTest
    @CsvSource({
        "GET, /q/metrics, 401, 200, 200, 403",
        "GET, /q/health/live, 200, 200, 200, 200",
        "GET, /no-such-page, 401, 404, 404, 403",
        "POST, /no-such-action, 401, 403, 404, 403",
        "POST, /events/../no-such-action, 401, 403, 404, 403",
        "PUT, /events/no-such-event, 401, 403, 405, 403",
        "POST, /events/no-such-event/retry, 401, 403, 404, 403",
        "GET, /files/no-such-file, 401, 404, 404, 404",
        "POST, /files, 401, 403, 415, 415",
        "GET, /q/health/../metrics, 401, 200, 200, 403",
    })
    void opensWhatTheRoleIsFor(String method, String path, int nobody, int viewer, int operator, int sender)
            throws Exception {
        assertThat(send(method, path, null).statusCode()).isEqualTo(nobody);
        assertThat(send(method, path, "Bearer wrong").statusCode()).isEqualTo(nobody == 200 ? 401 : nobody);
        assertThat(send(method, path, "Bearer token-v").statusCode()).isEqualTo(viewer);
        assertThat(send(method, path, "bearer token-o").statusCode()).isEqualTo(operator);
        assertThat(send(method, path, "Bearer token-s").statusCode()).isEqualTo(sender);
    }

    @Test
    void takesATokenAsPasswordOfItsHolderOnly() throws Exception {
        assertThat(send("GET", "/q/metrics", basic("vera:token-v")).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/q/metrics", basic("otto:token-v")).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/q/metrics", basic("token-v")).statusCode()).isEqualTo(401);
        assertThat(send("GET", "/q/metrics", "Basic ***").statusCode()).isEqualTo(401);
    }

    @Test
    void takesJsonWebTokensOfTheIssuer() throws Exception {
        assertThat(send("GET", "/q/metrics", jwt(ISSUER, "viewer", 60)).statusCode())
                .isEqualTo(200);
        assertThat(send("POST", "/no-such-action", jwt(ISSUER, "viewer", 60)).statusCode())
                .isEqualTo(403);
        assertThat(send("POST", "/no-such-action", jwt(ISSUER, "operator", 60)).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "/q/metrics", jwt(ISSUER, "viewer", -3600)).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/q/metrics", jwt(STRANGER, "viewer", 60)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        var unknown = send("GET", "/models", null);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(unknown.body()).startsWith("{\"message\":").contains("role operator or viewer");

        assertThat(send("POST", "/hold", "Bearer token-v").body())
                .isEqualTo("{\"message\":\"vera may not do this, which needs role operator.\"}");
    }

    @Test
    void protectsBrowsersWithEachAnswer() throws Exception {
        for (var path : new String[] {"/q/health/live", "/models", "/no-such-page"}) {
            assertThat(send("GET", path, null).headers().map())
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("x-frame-options", List.of("DENY"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsKey("content-security-policy");
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(server.toString().replaceFirst("/$", "") + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String jwt(KeyPair keys, String role, int secondsLeft) throws GeneralSecurityException {
        var now = Instant.now().getEpochSecond();
        return SignedToken.bearer(
                keys.getPrivate(),
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
                "{\"sub\":\"jane\",\"groups\":[\"%s\"],\"iat\":%d,\"exp\":%d}".formatted(role, now, now + secondsLeft));
    }

    private static KeyPair keys(int seed) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            var random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            generator.initialize(2048, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

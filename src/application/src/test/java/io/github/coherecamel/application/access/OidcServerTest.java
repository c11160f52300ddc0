package io.github.coherecamel.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.coherecamel.application.SimulatedCohere;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An OIDC server that is away when the controller starts, comes, changes its keys, and goes again. */
@QuarkusTest
@QuarkusTestResource(SimulatedCohere.class)
@QuarkusTestResource(value = OidcServerTest.Server.class, restrictToAnnotatedClass = true)
class OidcServerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** There, but for now it answers nobody. */
    public static final class Server implements QuarkusTestResourceLifecycleManager {

        private @Nullable HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                made.createContext("/", HttpExchange::close);
                made.start();
                server = made;
                return Issuer.trustedBeside(
                        WrittenTokens.ofEachRole(), "quarkus.oidc.auth-server-url", new Issuer(made).url());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(Objects.requireNonNull(server), new TestInjector.MatchesType(HttpServer.class));
        }

        @Override
        public void stop() {
            if (server != null) {
                server.stop(0);
            }
        }
    }

    HttpServer server;

    @TestHTTPResource("/")
    URI controller;

    @Test
    void isNeededByNobodyButWhoSendsATokenOfIts() throws Exception {
        var issuer = new Issuer(server);
        var first = Issuer.Key.make("first");
        var second = Issuer.Key.make("second");
        var jane = issuer.token(first, "viewer");

        assertThat(get("/q/health/live", null)).isEqualTo(200);
        assertThat(get("/q/metrics", "Bearer token-v")).isEqualTo(200);
        assertThat(get("/q/metrics", null)).isEqualTo(401);
        assertThat(get("/q/metrics", jane)).isEqualTo(503);

        issuer.publish(first);
        await().atMost(LONG).until(() -> get("/q/metrics", jane) == 200);

        issuer.publish(second);
        var renewed = issuer.token(second, "viewer");
        await().atMost(LONG).until(() -> get("/q/metrics", renewed) == 200);
        assertThat(get("/q/metrics", jane)).isEqualTo(401);

        issuer.leave();
        assertThat(get("/q/metrics", renewed)).isEqualTo(200);
        // Perhaps it has new keys: it could not be asked.
        assertThat(get("/q/metrics", issuer.token(Issuer.Key.make("third"), "viewer")))
                .isEqualTo(401);
        assertThat(get("/q/metrics", "Bearer token-v")).isEqualTo(200);
    }

    private int get(String path, @Nullable String authorization) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(controller.toString().replaceFirst("/$", "") + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .statusCode();
    }
}

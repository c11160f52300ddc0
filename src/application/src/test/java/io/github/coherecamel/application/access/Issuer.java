package io.github.coherecamel.application.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** An OIDC server, as far as whoever checks its tokens asks it: where its keys are, and which these are. */
final class Issuer {

    /** One of its keys, by its id. */
    record Key(String id, KeyPair pair) {

        static Key make(String id) throws GeneralSecurityException {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new Key(id, generator.generateKeyPair());
        }

        private String published() {
            var key = (RSAPublicKey) pair.getPublic();
            return "{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}"
                    .formatted(id, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
        }
    }

    private final HttpServer server;

    /** @param server whose only context is {@code /} */
    Issuer(HttpServer server) {
        this.server = server;
    }

    /**
     * Returns the configuration of a controller that takes JSON web tokens, beside the tokens of a file.
     *
     * @param property where the controller has the keys from
     */
    static Map<String, String> trustedBeside(Path tokens, String property, String value) {
        return Map.of(
                "cohere.access.tokens",
                tokens.toString(),
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.application-type",
                "service",
                property,
                value);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** It is there from now on, and its keys are these. */
    void publish(Key... keys) {
        handle("{\"keys\":[%s]}"
                .formatted(
                        String.join(",", Arrays.stream(keys).map(Key::published).toList())));
    }

    /** It closes each connection from now on. */
    void leave() {
        server.removeContext("/");
        server.createContext("/", HttpExchange::close);
    }

    private void handle(String keys) {
        var configuration =
                "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\",\"token_endpoint\":\"%1$s/token\"}".formatted(url());
        server.removeContext("/");
        server.createContext("/", exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> answer(exchange, 200, configuration);
                case "/keys" -> answer(exchange, 200, keys);
                default -> answer(exchange, 404, "{}");
            }
        });
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Returns the header of whoever has this role. */
    String token(Key key, String role) throws GeneralSecurityException {
        var now = Instant.now().getEpochSecond();
        return SignedToken.bearer(
                key.pair().getPrivate(),
                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(key.id()),
                "{\"iss\":\"%s\",\"sub\":\"jane\",\"groups\":[\"%s\"],\"iat\":%d,\"exp\":%d}"
                        .formatted(url(), role, now, now + 3600));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return SignedToken.encode(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}

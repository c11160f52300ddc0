package io.github.coherecamel.application.access;

import io.github.coherecamel.application.ControllerConfig;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Knows whoever sends a token: as bearer token or, for a browser, as the password of basic authentication. Who sends
 * another one is nobody, or known by other means.
 */
@Singleton
final class TokenMechanism implements HttpAuthenticationMechanism {

    private static final int FIRST = 10_000;
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final @Nullable TokenFile tokens;

    TokenMechanism(ControllerConfig config) {
        try {
            this.tokens = config.access().tokens().isPresent()
                    ? TokenFile.read(config.access().tokens().get())
                    : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        var sent = context.request().getHeader("Authorization");
        if (tokens == null || sent == null) {
            return Uni.createFrom().nullItem();
        }
        return Uni.createFrom()
                .item(holder(tokens, sent).map(TokenMechanism::identity).orElse(null));
    }

    /** Before OIDC, which refuses each token that it does not know. */
    @Override
    public int getPriority() {
        return FIRST;
    }

    private static Optional<TokenFile.Holder> holder(TokenFile tokens, String sent) {
        if (sent.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return tokens.find(sent.substring(BEARER.length()).strip());
        }
        if (!sent.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            var pair = new String(
                    Base64.getDecoder().decode(sent.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            return tokens.find(pair.substring(colon + 1))
                    .filter(holder -> holder.name().equals(pair.substring(0, Math.max(0, colon))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static SecurityIdentity identity(TokenFile.Holder holder) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(holder.name()))
                .addRoles(holder.roles().stream().map(Role::label).collect(Collectors.toSet()))
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        HttpResponseStatus.UNAUTHORIZED.code(), "WWW-Authenticate", AccessFilter.CHALLENGE));
    }
}

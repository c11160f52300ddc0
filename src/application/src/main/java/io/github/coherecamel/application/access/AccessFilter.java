package io.github.coherecamel.application.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks of each request that its sender has the role for it, if anybody is known at all. */
@Singleton
final class AccessFilter {

    static final String CHALLENGE = "Basic realm=\"cohere\", charset=\"UTF-8\"";

    private static final String SENDERS_PAGE = "/ui/try";

    /** After it is known who sends it. */
    private static final int AFTER_AUTHENTICATION = 150;

    private final boolean isOpen;
    private final boolean isSigned;

    AccessFilter(
            Permissions permissions,
            @ConfigProperty(name = "cohere.http.signing-keys") Optional<String> signingKeys,
            @ConfigProperty(name = "cohere.http.signing-keys-file") Optional<String> signingKeysFile) {
        this.isOpen = permissions.isOpen();
        // Whoever signs is known by that, which is looked at with the body.
        this.isSigned = signingKeys.isPresent() || signingKeysFile.isPresent();
    }

    void register(@Observes Filters filters) {
        if (!isOpen) {
            filters.register(this::pass, AFTER_AUTHENTICATION);
        }
    }

    private void pass(RoutingContext context) {
        var method = context.request().method().name();
        var needed = Rules.needed(method, context.normalizedPath());
        var identity = context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        if (needed.isEmpty()
                || isSigned && needed.equals(Set.of(Role.SENDER))
                || identity != null && needed.stream().anyMatch(role -> identity.hasRole(role.label()))) {
            context.next();
            return;
        }
        var names = needed.stream().map(Role::label).sorted().collect(Collectors.joining(" or "));
        if (identity == null || identity.isAnonymous()) {
            context.response().putHeader("WWW-Authenticate", CHALLENGE);
            TurnedAway.answer(
                    context,
                    401,
                    "Who sends this is not known. Send a token of role %s: Authorization: Bearer <token>."
                            .formatted(names));
        } else {
            TurnedAway.answer(
                    context,
                    403,
                    "%s may not do this, which needs role %s."
                            .formatted(identity.getPrincipal().getName(), names),
                    identity.hasRole(Role.SENDER.label()) ? SENDERS_PAGE : null);
        }
    }
}

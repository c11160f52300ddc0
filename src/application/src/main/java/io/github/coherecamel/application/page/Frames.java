package io.github.coherecamel.application.page;

import io.github.coherecamel.application.access.Permissions;
import io.github.coherecamel.application.access.Role;
import io.github.coherecamel.application.wanted.Revisions;
import io.github.coherecamel.application.web.HoldResource;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;

/** Looks up what is around each view, before the view itself: what changes meanwhile is told to the page. */
@Singleton
final class Frames {

    private final Revisions revisions;
    private final HoldResource hold;
    private final Permissions permissions;

    Frames(Revisions revisions, HoldResource hold, Permissions permissions) {
        this.revisions = revisions;
        this.hold = hold;
        this.permissions = permissions;
    }

    Frame of(String title, String view, SecurityContext security) {
        var person = security.getUserPrincipal();
        var acting = permissions.has(security, Role.OPERATOR);
        return new Frame(
                title,
                view,
                revisions.read(),
                hold.hold(),
                person == null ? null : person.getName(),
                acting || permissions.has(security, Role.VIEWER),
                acting,
                acting || permissions.has(security, Role.SENDER));
    }
}

package io.github.coherecamel.application.page;

import io.github.coherecamel.application.access.Permissions;
import io.github.coherecamel.application.access.Role;
import io.github.coherecamel.application.wanted.Revision;
import io.github.coherecamel.application.wanted.Revisions;
import io.github.coherecamel.application.web.HoldResource;
import io.github.coherecamel.application.web.HoldView;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

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
        return frame(title, view, revisions.read(), hold.hold(), security);
    }

    /** Of a page that shows nothing which may change. The database may be away. */
    Frame ofFailure(String title, SecurityContext security) {
        return frame(title, "", null, null, security);
    }

    private Frame frame(
            String title, String view, @Nullable Revision revision, @Nullable HoldView held, SecurityContext security) {
        var person = security.getUserPrincipal();
        var acting = permissions.has(security, Role.OPERATOR);
        return new Frame(
                title,
                view,
                revision,
                held,
                person == null ? null : person.getName(),
                permissions.mayLook(security),
                acting,
                acting || permissions.has(security, Role.SENDER));
    }
}

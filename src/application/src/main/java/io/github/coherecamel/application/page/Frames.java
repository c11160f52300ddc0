package io.github.coherecamel.application.page;

import io.github.coherecamel.application.access.Permissions;
import io.github.coherecamel.application.access.Role;
import io.github.coherecamel.application.wanted.Revision;
import io.github.coherecamel.application.wanted.Revisions;
import io.github.coherecamel.application.web.HoldResource;
import io.github.coherecamel.application.web.HoldView;
import io.github.coherecamel.application.web.LiveResource;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
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

    /** Of a page that shows many things. */
    Frame of(String title, String view, SecurityContext security) {
        return frame(title, view, live(revisions.read()), hold.hold(), security);
    }

    /**
     * Of a page about one thing: what changes of other models is not told to it.
     *
     * @param model that the page is about, or that what it is about is for; null if there is none
     */
    Frame about(@Nullable String model, String title, String view, SecurityContext security) {
        var id = Objects.requireNonNullElse(model, LiveResource.NO_MODEL);
        var revision = Objects.requireNonNull(revisions.read(List.of(id)).get(id));
        return frame(title, view, live(revision).with("model", id), hold.hold(), security);
    }

    private static Address live(Revision revision) {
        return Address.of("/ui/live").with("since", revision.toString());
    }

    /** Of a page that shows nothing which may change. The database may be away. */
    Frame ofFailure(String title, SecurityContext security) {
        return frame(title, "", null, null, security);
    }

    private Frame frame(
            String title, String view, @Nullable Address live, @Nullable HoldView held, SecurityContext security) {
        var person = security.getUserPrincipal();
        var acting = permissions.has(security, Role.OPERATOR);
        return new Frame(
                title,
                view,
                live,
                held,
                person == null ? null : person.getName(),
                permissions.mayLook(security),
                acting,
                acting || permissions.has(security, Role.SENDER));
    }
}

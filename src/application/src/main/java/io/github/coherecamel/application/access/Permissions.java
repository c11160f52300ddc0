package io.github.coherecamel.application.access;

import io.github.coherecamel.application.ControllerConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What somebody may do here: if nobody is known at all, whoever reaches this may do all. */
@Singleton
public final class Permissions {

    private final boolean isOpen;

    Permissions(ControllerConfig config, @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean oidc) {
        this.isOpen = config.access().tokens().isEmpty() && !oidc;
    }

    /** Whether nobody is known, so that whoever reaches this may see and do all. */
    public boolean isOpen() {
        return isOpen;
    }

    /** Whether whoever sends this request may see all there is. */
    public boolean mayLook(SecurityContext security) {
        return has(security, Role.VIEWER) || has(security, Role.OPERATOR);
    }

    /** Whether whoever sends this request may do what the role is for. */
    public boolean has(SecurityContext security, Role role) {
        return isOpen || security.isUserInRole(role.label());
    }
}

package io.github.coherecamel.camel;

import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;

/** How large the pools of threads are that all endpoints of a Camel context share. */
final class PoolProfiles {

    /** Id of the profile that a user may register for the pool on which routes go on. */
    static final String ROUTES = "cohere";

    private static final int SIZE = 4;

    private static final int MOST = 64;

    private PoolProfiles() {}

    /** Camel's default holds 1,000 tasks and runs the next on the caller's thread. */
    static ThreadPoolProfile timer(String id) {
        return new ThreadPoolProfileBuilder(id)
                .poolSize(1)
                .maxPoolSize(1)
                .maxQueueSize(Integer.MAX_VALUE)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build();
    }

    /**
     * Takes from a user's profile what it sets, but for the policy and the queue: whoever hands over a task serves
     * sockets, and what waits does so in {@link RouteExecutor}.
     */
    static ThreadPoolProfile routes(@Nullable ThreadPoolProfile users) {
        var profile = users == null ? new ThreadPoolProfile(ROUTES) : users.clone();
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        profile.setMaxQueueSize(0);
        var most = profile.getMaxPoolSize();
        var size = profile.getPoolSize();
        if (size == null) {
            size = most == null ? SIZE : Math.min(most, SIZE);
            profile.setPoolSize(size);
        }
        if (most == null) {
            profile.setMaxPoolSize(Math.max(size, MOST));
        }
        return profile;
    }
}

package io.github.coherecamel.benchmarks.contestant;

import java.util.function.Function;

/** The contestants. */
public enum Kind {
    BARE("HttpClient 5 async, bare", BarePatch::new),
    COMPONENT("cohere-finetune, merge=false", target -> new ComponentRoute(target, "merge=false")),
    VERTX_HTTP("vertx-http: and Jackson", VertxHttpRoute::new),
    HTTP("http: and Jackson", HttpRoute::new),
    SDK("Cohere's Java SDK", SdkBean::asItComes),
    SDK_TUNED("Cohere's Java SDK, all connections kept", SdkBean::tuned),
    BARE_THREE("three calls of HttpClient 5 async, bare", BareThreeCalls::new),
    COMPONENT_MERGE("cohere-finetune, merge=true", target -> new ComponentRoute(target, "merge=true"));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // Constructors have no fields.
    private final Function<Target, Contestant> constructor;

    Kind(String title, Function<Target, Contestant> constructor) {
        this.title = title;
        this.constructor = constructor;
    }

    public String title() {
        return title;
    }

    public Contestant start(Target target) {
        return constructor.apply(target);
    }
}

package io.github.coherecamel.api;

/** What the calls for datasets share. */
final class Datasets {

    private static final String USAGE = "usage";

    private static final Target ALL = Target.of("v1", "datasets");

    private Datasets() {}

    static Target all() {
        return ALL;
    }

    static Target usage() {
        return all().child(USAGE);
    }

    static Target target(String id) {
        if (id.equals(USAGE)) {
            throw new IllegalArgumentException("'usage' cannot be the id of a dataset: the API answers how much all "
                    + "datasets take up there. Use operation usage for that.");
        }
        return all().child(id);
    }
}

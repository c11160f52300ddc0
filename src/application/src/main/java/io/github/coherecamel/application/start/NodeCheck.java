package io.github.coherecamel.application.start;

/** Processes that share a database can be told apart: a start takes back what its own name has claimed before. */
final class NodeCheck implements Check {

    private static final String NODE = "cohere.node";

    @Override
    public void check(Settings settings, Mistakes mistakes) {
        var isShared = settings.text("quarkus.datasource.postgresql.active")
                .orElse("false")
                .equals("true");
        if (isShared && !(settings.isFromOutside(NODE) && settings.text(NODE).isPresent())) {
            mistakes.add(
                    NODE + " (COHERE_NODE) is not set, and on PostgreSQL two processes of one name would take from each"
                            + " other what they are working on",
                    "Set it to a name that no other process has and that this one keeps over its restarts, such as"
                            + " controller-0");
        }
    }
}

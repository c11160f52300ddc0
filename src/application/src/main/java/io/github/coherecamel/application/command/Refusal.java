package io.github.coherecamel.application.command;

/** Something cannot be done. The message is for whoever typed the command. */
final class Refusal extends RuntimeException {

    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int FAILED = 3;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    Refusal(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}

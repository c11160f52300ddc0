package io.github.coherecamel.simulator.call;

/** Ends an operation with an error that the service would answer. */
public final class Problem extends RuntimeException {
    private final int status;
    private final String text;

    public Problem(int status, String text) {
        super(text, null, false, false);
        this.status = status;
        this.text = text;
    }

    public static Problem badRequest(String text) {
        return new Problem(400, text);
    }

    public Answer in(ErrorDialect dialect) {
        return dialect.answer(status, text);
    }
}

package io.github.coherecamel.springboot;

/** A property of the configuration that cannot be what was meant. It says no value, which may be a secret. */
final class RefusedPropertyException extends RuntimeException {
    private final String problem;
    private final String remedy;

    RefusedPropertyException(String problem, String remedy) {
        super(problem + " " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    String problem() {
        return problem;
    }

    String remedy() {
        return remedy;
    }
}

package io.github.coherecamel.api;

/** The categories that Camel's AI components put in exchange property {@code CamelAiErrorCategory}. */
public enum ErrorCategory {
    RATE_LIMIT,
    SERVER_ERROR,
    VALIDATION,
    AUTH,
    UNKNOWN
}

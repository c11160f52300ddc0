package io.github.coherecamel.api;

/** What a successful call answered, and with which HTTP status. */
public record Received<T>(T value, int status) {}

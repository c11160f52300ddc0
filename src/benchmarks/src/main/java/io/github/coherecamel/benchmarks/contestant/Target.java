package io.github.coherecamel.benchmarks.contestant;

import java.net.URI;

/**
 * Where updates go.
 *
 * @param baseUrl without {@code /v1}
 * @param connections most that may be open; every contestant gets as many
 */
public record Target(URI baseUrl, int connections) {}

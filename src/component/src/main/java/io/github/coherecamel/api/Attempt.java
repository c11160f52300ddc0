package io.github.coherecamel.api;

import java.util.List;

/**
 * What a failure is about.
 *
 * @param secrets what was sent and must not be shown, besides the key
 */
record Attempt(String task, Request request, List<Secret> secrets) {}

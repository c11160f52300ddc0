package io.github.coherecamel.api;

import java.util.List;

/**
 * What a failure is about.
 *
 * @param repeatable whether doing it twice does no more harm than doing it once
 * @param secrets what was sent and must not be shown, besides the key
 */
record PendingRequest(String task, Request request, boolean repeatable, List<Secret> secrets) {}

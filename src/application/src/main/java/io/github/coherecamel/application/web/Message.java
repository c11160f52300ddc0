package io.github.coherecamel.application.web;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is answered to whoever is not served. */
@RegisterForReflection
public record Message(String message) {}

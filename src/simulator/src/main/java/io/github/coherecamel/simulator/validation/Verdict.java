package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What validation found: the end status, and the fields of the dataset that say more. */
public record Verdict(boolean valid, ObjectNode findings) {}

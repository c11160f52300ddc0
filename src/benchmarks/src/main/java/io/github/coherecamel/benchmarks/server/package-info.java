/** A server that answers like the API and costs little. */
@NullMarked
package io.github.coherecamel.benchmarks.server;

import org.jspecify.annotations.NullMarked;

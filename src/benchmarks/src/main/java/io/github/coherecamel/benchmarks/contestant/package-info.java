/** Ways to update a model, one process each. */
@NullMarked
package io.github.coherecamel.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;

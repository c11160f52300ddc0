/** Load, and what it costs. */
@NullMarked
package io.github.coherecamel.benchmarks.measure;

import org.jspecify.annotations.NullMarked;

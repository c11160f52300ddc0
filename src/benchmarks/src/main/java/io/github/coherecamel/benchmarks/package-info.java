/** Measures the component beside what one would use without it. */
@NullMarked
package io.github.coherecamel.benchmarks;

import org.jspecify.annotations.NullMarked;

/** Figures as tables and plots. */
@NullMarked
package io.github.coherecamel.benchmarks.report;

import org.jspecify.annotations.NullMarked;

/** What the component does besides updates, one process each. */
@NullMarked
package io.github.coherecamel.benchmarks.subject;

import org.jspecify.annotations.NullMarked;

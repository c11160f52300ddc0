/** Camel's view of datasets: scheme {@code cohere-dataset}. */
@NullMarked
package io.github.coherecamel.dataset;

import org.jspecify.annotations.NullMarked;

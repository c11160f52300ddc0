/** Datasets that become validated. */
@NullMarked
package io.github.coherecamel.application.dataset;

import org.jspecify.annotations.NullMarked;

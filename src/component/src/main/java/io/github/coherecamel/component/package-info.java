/** The component DSL: typed builders of both components. */
@NullMarked
package io.github.coherecamel.component;

import org.jspecify.annotations.NullMarked;

/** What tells from outside how the controller is: health and metrics. */
@NullMarked
package io.github.coherecamel.application.operation;

import org.jspecify.annotations.NullMarked;

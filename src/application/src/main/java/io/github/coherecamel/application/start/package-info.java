/** Starts the controller, or says in one line for each mistake why it cannot start. */
@NullMarked
package io.github.coherecamel.application.start;

import org.jspecify.annotations.NullMarked;

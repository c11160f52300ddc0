/** The command line: talks to a controller that runs, and prints what it answers. It starts nothing. */
@NullMarked
package io.github.coherecamel.application.command;

import org.jspecify.annotations.NullMarked;

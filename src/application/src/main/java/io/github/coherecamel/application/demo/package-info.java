/** The demo: the whole of it on one machine, with a simulated API. */
@NullMarked
package io.github.coherecamel.application.demo;

import org.jspecify.annotations.NullMarked;

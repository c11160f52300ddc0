/** What a test of routes needs to run against the simulator. */
@NullMarked
package io.github.coherecamel.test;

import org.jspecify.annotations.NullMarked;

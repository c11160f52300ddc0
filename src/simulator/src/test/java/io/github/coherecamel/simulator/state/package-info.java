@NullMarked
package io.github.coherecamel.simulator.state;

import org.jspecify.annotations.NullMarked;

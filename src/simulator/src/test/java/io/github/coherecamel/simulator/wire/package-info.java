@NullMarked
package io.github.coherecamel.simulator.wire;

import org.jspecify.annotations.NullMarked;

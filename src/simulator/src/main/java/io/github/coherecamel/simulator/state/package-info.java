/** What the simulated service holds, and how it moves with the clock. Internal: may change without notice. */
@NullMarked
package io.github.coherecamel.simulator.state;

import org.jspecify.annotations.NullMarked;

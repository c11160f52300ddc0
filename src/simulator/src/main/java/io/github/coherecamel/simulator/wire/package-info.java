/** HTTP on a socket, with every byte in our hands. Internal: may change without notice. */
@NullMarked
package io.github.coherecamel.simulator.wire;

import org.jspecify.annotations.NullMarked;

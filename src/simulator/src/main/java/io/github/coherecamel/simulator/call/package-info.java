/** What a call and its answer are, free of sockets. Internal: may change without notice. */
@NullMarked
package io.github.coherecamel.simulator.call;

import org.jspecify.annotations.NullMarked;

/** One class for each operation of the API. Internal: may change without notice. */
@NullMarked
package io.github.coherecamel.simulator.operation;

import org.jspecify.annotations.NullMarked;

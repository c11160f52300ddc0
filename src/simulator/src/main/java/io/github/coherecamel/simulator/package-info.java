/** Cohere's fine-tuning and datasets APIs on loopback. Shares no code with the component that it tests. */
@NullMarked
package io.github.coherecamel.simulator;

import org.jspecify.annotations.NullMarked;

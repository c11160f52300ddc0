/** Records of the wire, as Cohere's fine-tuning and datasets APIs send and take them. */
@NullMarked
package io.github.coherecamel.model;

import org.jspecify.annotations.NullMarked;

/** The client of Cohere's fine-tuning and datasets APIs: calls, transport and failures. No Camel but the root of the failures. */
@NullMarked
package io.github.coherecamel.api;

import org.jspecify.annotations.NullMarked;

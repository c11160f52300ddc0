/** Camel's view of fine-tuned models: scheme {@code cohere-finetune}. */
@NullMarked
package io.github.coherecamel.finetune;

import org.jspecify.annotations.NullMarked;

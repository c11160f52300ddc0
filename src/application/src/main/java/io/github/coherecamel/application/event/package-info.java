/** What comes in: somebody says that a model is to use a dataset. */
@NullMarked
package io.github.coherecamel.application.event;

import org.jspecify.annotations.NullMarked;

/** What is wanted of each model, and what became of it: records, their changes, and all SQL about them. */
@NullMarked
package io.github.coherecamel.application.wanted;

import org.jspecify.annotations.NullMarked;

/** Training files that are dropped into a folder: when they are whole, what they are for, and where they go. */
@NullMarked
package io.github.coherecamel.application.file;

import org.jspecify.annotations.NullMarked;

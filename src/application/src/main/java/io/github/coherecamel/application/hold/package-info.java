/** What stops everything, and how it goes on. */
@NullMarked
package io.github.coherecamel.application.hold;

import org.jspecify.annotations.NullMarked;

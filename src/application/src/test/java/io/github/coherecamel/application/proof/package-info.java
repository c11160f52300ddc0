/** What is done to the application to find out whether it loses an event, and who decides whether it did. */
@NullMarked
package io.github.coherecamel.application.proof;

import org.jspecify.annotations.NullMarked;

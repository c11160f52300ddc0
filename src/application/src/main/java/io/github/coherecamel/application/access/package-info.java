/** Who may do what: tokens, roles, and what they open. */
@NullMarked
package io.github.coherecamel.application.access;

import org.jspecify.annotations.NullMarked;

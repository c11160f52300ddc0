/** The page for people: what the read API has, rendered by the server, with the actions as buttons. */
@NullMarked
package io.github.coherecamel.application.page;

import org.jspecify.annotations.NullMarked;

/** What the two Camel rims share: connection options, clients, look-up of inputs and the producer. */
@NullMarked
package io.github.coherecamel.camel;

import org.jspecify.annotations.NullMarked;

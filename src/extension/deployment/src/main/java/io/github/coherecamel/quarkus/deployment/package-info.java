/** What the Quarkus extension does while an application is built, developed and tested. */
@NullMarked
package io.github.coherecamel.quarkus.deployment;

import org.jspecify.annotations.NullMarked;

/** What the service checks in an uploaded file. Pure but for reading that file. Internal: may change without notice. */
@NullMarked
package io.github.coherecamel.simulator.validation;

import org.jspecify.annotations.NullMarked;

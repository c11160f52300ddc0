@NullMarked
package io.github.coherecamel.simulator.validation;

import org.jspecify.annotations.NullMarked;

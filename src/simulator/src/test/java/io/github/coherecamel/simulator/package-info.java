@NullMarked
package io.github.coherecamel.simulator;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.github.coherecamel.application.start;

import org.jspecify.annotations.NullMarked;

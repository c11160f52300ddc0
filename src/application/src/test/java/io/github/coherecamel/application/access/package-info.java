@NullMarked
package io.github.coherecamel.application.access;

import org.jspecify.annotations.NullMarked;

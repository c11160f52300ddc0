@NullMarked
package io.github.coherecamel.test;

import org.jspecify.annotations.NullMarked;

/** What makes the components at home in Spring Boot. */
@NullMarked
package io.github.coherecamel.springboot;

import org.jspecify.annotations.NullMarked;

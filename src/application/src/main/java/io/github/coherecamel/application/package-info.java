/** The application that runs the routes in {@code routes/}: what YAML cannot say, and the demo. */
@NullMarked
package io.github.coherecamel.application;

import org.jspecify.annotations.NullMarked;

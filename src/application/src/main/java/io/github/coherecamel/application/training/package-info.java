/** How trainings of a model went: their measurements, by run, so that runs can be compared. */
@NullMarked
package io.github.coherecamel.application.training;

import org.jspecify.annotations.NullMarked;

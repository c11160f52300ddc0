/** Brings models to what is wanted: claims what is due, runs the route, and judges what came of it. */
@NullMarked
package io.github.coherecamel.application.reconcile;

import org.jspecify.annotations.NullMarked;

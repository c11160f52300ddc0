/** What the controller reaches: the packaged application as a process, driven from outside, on both databases. */
@NullMarked
package io.github.coherecamel.benchmarks.controller;

import org.jspecify.annotations.NullMarked;

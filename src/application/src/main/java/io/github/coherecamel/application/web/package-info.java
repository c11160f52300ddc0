/** What is spoken over HTTP: where events are posted, and who may post them. */
@NullMarked
package io.github.coherecamel.application.web;

import org.jspecify.annotations.NullMarked;

/** What changed between two polls. Pure. */
@NullMarked
package io.github.coherecamel.watch;

import org.jspecify.annotations.NullMarked;

/** What a safe update does, apart from doing it: merge, compare, judge. Pure. */
@NullMarked
package io.github.coherecamel.update;

import org.jspecify.annotations.NullMarked;

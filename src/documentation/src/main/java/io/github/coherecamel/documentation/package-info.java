/** What tests need to keep {@code docs/} true. No other module is used here, and no artifact that is published uses this. */
@NullMarked
package io.github.coherecamel.documentation;

import org.jspecify.annotations.NullMarked;

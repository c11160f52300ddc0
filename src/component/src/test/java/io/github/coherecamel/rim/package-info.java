/** Tests of both schemes in a real Camel context, against the simulator over a real socket. */
@NullMarked
package io.github.coherecamel.rim;

import org.jspecify.annotations.NullMarked;

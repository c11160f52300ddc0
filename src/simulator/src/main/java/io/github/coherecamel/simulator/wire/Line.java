package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;
import java.time.Duration;

/** The way back to the client for one answer. Used on the I/O thread of its connection only. */
public interface Line {
    /** The whole answer as bytes, correctly framed; without its body if the request was a HEAD. */
    byte[] encode(Answer answer);

    void send(byte[] bytes);

    /** Sends and then goes on, as fast as the client reads and not faster. */
    void send(byte[] bytes, Runnable then);

    /** Goes on after some time, unless the connection is gone by then. */
    void after(Duration wait, Runnable then);

    /** The answer is complete: on to the next request, or to the end of the connection. */
    void finish();

    /** Closes in an orderly way. */
    void fin();

    /** Closes with a TCP reset. */
    void reset();
}

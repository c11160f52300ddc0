package io.github.coherecamel.simulator;

import io.github.coherecamel.simulator.call.Answer;
import io.github.coherecamel.simulator.wire.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A line on which no time passes: it notes what is sent and how long is waited, and goes on when it is told to. */
final class RecordingLine implements Line {
    final List<String> events = new ArrayList<>();
    private final Queue<Runnable> later = new ArrayDeque<>();

    /** Lets the time pass that is waited for. */
    void goOn() {
        later.remove().run();
    }

    boolean waits() {
        return !later.isEmpty();
    }

    @Override
    public byte[] encode(Answer answer) {
        return answer.body().array();
    }

    @Override
    public void send(byte[] bytes) {
        events.add(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void send(byte[] bytes, Runnable then) {
        send(bytes);
        then.run();
    }

    @Override
    public void after(Duration wait, Runnable then) {
        events.add(wait.toString());
        later.add(then);
    }

    @Override
    public void finish() {
        events.add("finish");
    }

    @Override
    public void fin() {
        events.add("fin");
    }

    @Override
    public void reset() {
        events.add("reset");
    }
}

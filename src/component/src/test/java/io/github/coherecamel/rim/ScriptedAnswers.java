package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.coherecamel.simulator.Fault;

/** Answers that the simulator would not give by itself. */
final class ScriptedAnswers {

    private ScriptedAnswers() {}

    /** Instead of the operation's own answer: this JSON, which may be written with single quotes. */
    static Fault json(String json) {
        return Fault.raw(WireServer.answer("200 OK", json.replace('\'', '"')).getBytes(UTF_8));
    }
}

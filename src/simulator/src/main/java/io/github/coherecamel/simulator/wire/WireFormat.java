package io.github.coherecamel.simulator.wire;

import io.github.coherecamel.simulator.call.Answer;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 answers as bytes. Written by hand so that a fault can change any of them. */
public final class WireFormat {
    private WireFormat() {}

    /** Status line and headers with the given framing line, which may be empty, up to the blank line. */
    public static byte[] head(Answer answer, String framing) {
        var status = HttpResponseStatus.valueOf(answer.status());
        var head = new StringBuilder("HTTP/1.1 ").append(answer.status()).append(' ');
        head.append(status.reasonPhrase()).append("\r\n");
        if (!answer.contentType().isEmpty()) {
            line(head, "Content-Type", answer.contentType());
        }
        answer.headers().forEach(header -> line(head, header.getKey(), header.getValue()));
        if (!framing.isEmpty()) {
            head.append(framing).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    public static String contentLength(long length) {
        return "Content-Length: " + length;
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }
}

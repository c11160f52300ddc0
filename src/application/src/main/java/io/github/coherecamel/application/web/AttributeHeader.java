package io.github.coherecamel.application.web;

import io.github.coherecamel.application.event.UnreadableEventException;
import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The value of a CloudEvent's attribute in a header: quoted as HTTP has it, then percent-encoded UTF-8. */
final class AttributeHeader {

    private AttributeHeader() {}

    static String decode(String name, String value) throws UnreadableEventException {
        var text = unquoted(value);
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            var hex = text.charAt(i) == '%' && i + 2 < text.length()
                    ? Character.digit(text.charAt(i + 1), 16) * 16 + Character.digit(text.charAt(i + 2), 16)
                    : -1;
            if (text.charAt(i) > '~') {
                throw invalid(name);
            }
            bytes.write(hex < 0 ? text.charAt(i) : hex);
            i += hex < 0 ? 0 : 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(name);
        }
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
                : value;
    }

    private static UnreadableEventException invalid(String name) {
        return new UnreadableEventException(
                Kind.INVALID,
                "Could not read the event: header %s is not in UTF-8. Send what is not ASCII percent-encoded, or the"
                                .formatted(name)
                        + " CloudEvent as application/cloudevents+json.");
    }
}

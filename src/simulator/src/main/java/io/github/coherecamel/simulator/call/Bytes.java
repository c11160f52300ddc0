package io.github.coherecamel.simulator.call;

import java.nio.charset.StandardCharsets;

/** Bytes that nobody changes. */
public final class Bytes {
    public static final Bytes NONE = of(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Takes the array over: the caller must not change it any more. */
    public static Bytes of(byte[] array) {
        return new Bytes(array);
    }

    public static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return array.length;
    }

    /** The bytes themselves: the caller must not change them. */
    public byte[] array() {
        return array;
    }

    /** The bytes as UTF-8. */
    public String text() {
        return new String(array, StandardCharsets.UTF_8);
    }
}

package io.github.coherecamel.simulator.validation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Sixty-four bits by which a repeated row is known. */
final class Fingerprint {
    private Fingerprint() {}

    static long of(byte[] row) {
        var checksum = new CRC32C();
        checksum.update(row);
        return (checksum.getValue() << 32) | (Arrays.hashCode(row) & 0xFFFFFFFFL);
    }

    static long of(String row) {
        return of(row.getBytes(StandardCharsets.UTF_8));
    }
}

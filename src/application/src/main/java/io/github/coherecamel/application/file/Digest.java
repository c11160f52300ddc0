package io.github.coherecamel.application.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells files apart by what is in them. */
public final class Digest {

    /** Of a file that cannot be read. */
    static final String NONE = "0".repeat(64);

    private Digest() {}

    /** Returns the SHA-256 in hexadecimal digits. The file is read piece by piece. */
    static String of(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return NONE;
        }
        var sha256 = begun();
        try (var stream = new DigestInputStream(Files.newInputStream(file), sha256)) {
            stream.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Returns one that nothing was given to yet. */
    public static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256, but not this one. Use another.", e);
        }
    }
}

package io.github.coherecamel.application.web;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys that senders may sign with. There are several while one takes the place of another. */
final class SigningKeys {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    /** What Standard Webhooks asks for at least. */
    private static final int FEWEST_BYTES = 24;

    private final List<SecretKeySpec> keys;

    private SigningKeys(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys in the form {@code whsec_<base64>}.
     *
     * @throws IllegalArgumentException if one is none; the message says which by its number, and never what it is
     */
    static SigningKeys of(List<String> written) {
        var keys = new ArrayList<SecretKeySpec>();
        for (var key : written) {
            keys.add(new SecretKeySpec(bytes(key.strip(), keys.size() + 1), ALGORITHM));
        }
        return new SigningKeys(keys);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Returns whether one of the keys makes this signature. How long that takes depends on neither. */
    boolean sign(byte[] content, byte[] signature) {
        var found = false;
        for (var key : keys) {
            found |= MessageDigest.isEqual(hmac(key, content), signature);
        }
        return found;
    }

    private static byte[] hmac(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("This Java cannot compute " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String key, int number) {
        if (!key.startsWith(PREFIX)) {
            throw wrong(number, "does not begin with " + PREFIX);
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.substring(PREFIX.length()));
        } catch (IllegalArgumentException e) {
            // Its message would quote from the key.
            throw wrong(number, "is no Base64 after " + PREFIX);
        }
        if (bytes.length < FEWEST_BYTES) {
            throw wrong(number, "has only %d bytes".formatted(bytes.length));
        }
        return bytes;
    }

    private static IllegalArgumentException wrong(int number, String reason) {
        return new IllegalArgumentException(
                "Signing key %d %s. Make one by: echo \"whsec_$(openssl rand -base64 32)\"".formatted(number, reason));
    }

    @Override
    public String toString() {
        return keys.size() + " signing keys";
    }
}

package io.github.coherecamel.application.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;

/** A JSON web token. */
final class SignedToken {

    private SignedToken() {}

    /** Returns the value of header {@code Authorization} of whoever has it. */
    static String bearer(PrivateKey key, String header, String claims) throws GeneralSecurityException {
        var signed = encode(header) + "." + encode(claims);
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        return "Bearer " + signed + "." + encode(signature.sign());
    }

    private static String encode(String json) {
        return encode(json.getBytes(StandardCharsets.UTF_8));
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

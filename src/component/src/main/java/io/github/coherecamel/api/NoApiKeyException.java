package io.github.coherecamel.api;

import java.io.IOException;

/** Nothing was sent, since there is no key to send it with; the message says why. */
final class NoApiKeyException extends IOException {

    NoApiKeyException(String reason) {
        super(reason);
    }
}

package io.github.coherecamel.application.web;

import io.github.coherecamel.application.ControllerConfig;
import io.github.coherecamel.application.wanted.DatabaseClock;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who may post events: whoever signs with a key, if there is one. */
@Singleton
final class Senders {

    private static final String BINARY = "ce-";
    private static final String STRUCTURED = "application/cloudevents";

    private final SigningKeys keys;
    private final Clock clock;

    Senders(ControllerConfig config, DatabaseClock clock) {
        this.clock = clock;
        this.keys = keys(config.http());
    }

    /** Wrong keys are to be known before the first event. */
    void begin(@Observes StartupEvent event) {}

    /**
     * Returns the id that the sender signed with; null if nothing needs to be signed.
     *
     * @param headers by their names in small letters
     * @param known whether the sender is known otherwise
     */
    @Nullable
    String admit(Map<String, String> headers, byte[] body, boolean known) {
        var signature = new Signature(
                headers.get(Signature.ID), headers.get(Signature.TIMESTAMP), headers.get(Signature.SIGNATURE));
        if (keys.isEmpty() || known && !signature.isThere()) {
            return null;
        }
        var flaw = signature.flaw(body, keys, clock);
        if (flaw == null && isBinary(headers)) {
            flaw = "the signature is of the body alone, and not of the ce-… headers. Send the CloudEvent as"
                    + " application/cloudevents+json";
        }
        if (flaw != null) {
            throw Refused.because(401, "Could not accept the event: " + flaw + ".");
        }
        return signature.id();
    }

    private static boolean isBinary(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch(name -> name.startsWith(BINARY))
                && !headers.getOrDefault("content-type", "").startsWith(STRUCTURED);
    }

    private static SigningKeys keys(ControllerConfig.Http config) {
        var written = new ArrayList<>(config.signingKeys().orElse(List.of()));
        config.signingKeysFile().ifPresent(file -> written.addAll(read(file)));
        try {
            return SigningKeys.of(written);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Cannot start: cohere.http.signing-keys, or the file of cohere.http.signing-keys-file: "
                            + e.getMessage());
        }
    }

    private static List<String> read(Path file) {
        try {
            var keys = Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (!keys.isEmpty()) {
                return keys;
            }
            throw new ConfigurationException(
                    "Cannot start: %s has no key. Write one on each line, or unset cohere.http.signing-keys-file"
                            .formatted(file));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "Cannot start: could not read %s (%s). Let cohere.http.signing-keys-file name a file of keys that this"
                                    .formatted(file, e.getClass().getSimpleName())
                            + " process may read");
        }
    }
}

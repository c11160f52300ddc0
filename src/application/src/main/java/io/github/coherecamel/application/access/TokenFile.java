package io.github.coherecamel.application.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Those who are known by a token, each on a line: name, roles and hash of the token. */
public final class TokenFile {

    /** Somebody who is known. */
    public record Holder(String name, Set<Role> roles) {}

    private static final String FORM = "<name> <role>[,<role>] sha256:<64 hex digits>, as command token prints it";

    private final Map<String, Holder> holders;

    private TokenFile(Map<String, Holder> holders) {
        this.holders = holders;
    }

    /** @throws IllegalArgumentException if a line cannot be read; the message says which and what it has to be */
    public static TokenFile read(Path file) throws IOException {
        var holders = new HashMap<String, Holder>();
        var number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(holders, line.strip().split("\\s+"), file + ", line " + number);
            }
        }
        if (holders.isEmpty()) {
            throw new IllegalArgumentException(file + " has no token. Write a line of " + FORM);
        }
        return new TokenFile(holders);
    }

    private static void add(Map<String, Holder> holders, String[] parts, String place) {
        // The line is not quoted: it may have a token where the hash belongs.
        if (parts.length != 3 || !parts[2].matches("sha256:[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(place + " has to be " + FORM);
        }
        var hash = parts[2].substring(parts[2].indexOf(':') + 1).toLowerCase(Locale.ROOT);
        if (holders.put(hash, new Holder(parts[0], roles(parts[1], place))) != null) {
            throw new IllegalArgumentException(place + " has a token that is in a line before. Give each its own");
        }
    }

    private static Set<Role> roles(String text, String place) {
        var roles = new LinkedHashSet<Role>();
        for (var name : text.split(",")) {
            roles.add(Arrays.stream(Role.values())
                    .filter(role -> role.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            place + " has a role that is none of viewer, operator and sender")));
        }
        return roles;
    }

    /** Only the hashes are compared, so how long it takes tells nothing of a token. */
    Optional<Holder> find(String token) {
        return Optional.ofNullable(holders.get(Token.hash(token)));
    }
}

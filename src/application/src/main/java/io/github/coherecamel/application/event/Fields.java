package io.github.coherecamel.application.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.application.event.UnreadableEventException.Kind;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an event says, each field checked: those of one JSON object, or the attributes of a CloudEvent. */
final class Fields {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    private final String what;
    private final String prefix;
    private final JsonNode object;

    /**
     * @param what is being read, for messages
     * @param prefix of the names in messages, so that the sender finds them
     */
    Fields(String what, String prefix, JsonNode object) {
        this.what = what;
        this.prefix = prefix;
        this.object = object;
    }

    Fields within(String name, JsonNode inner) {
        return new Fields(what, prefix + name + ".", inner);
    }

    JsonNode get(String name) {
        return object.path(name);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** Returns the id of a model or dataset. */
    String id(String name, String ofWhat) throws UnreadableEventException {
        var remedy = "Send the id of the " + ofWhat
                + ": 1 to 128 letters, digits, '.', '_' or '-', the first a letter or digit";
        var value = required(name, remedy);
        if (!ID.matcher(value).matches()) {
            throw wrong(name, "is " + Shown.of(value) + ", which is no id", remedy);
        }
        return value;
    }

    /** Returns a text that is not blank, is not too long, and can be printed. */
    String text(String name, int longest) throws UnreadableEventException {
        var remedy = "Send 1 to %d characters, no control characters among them".formatted(longest);
        var value = required(name, remedy);
        if (value.length() > longest) {
            throw wrong(name, "has %d characters".formatted(value.length()), remedy);
        }
        if (!value.codePoints().allMatch(Shown::isPrintable)) {
            throw wrong(name, "has control characters", remedy);
        }
        return value;
    }

    @Nullable
    Instant time(String name, Clock clock) throws UnreadableEventException {
        if (!has(name)) {
            return null;
        }
        var remedy = "Send when it happened as RFC 3339 has it, such as 2026-01-31T09:30:00Z, or leave it out";
        var value = required(name, remedy);
        Instant time;
        try {
            time = TIME.matcher(value).matches() ? Instant.parse(value.toUpperCase(Locale.ROOT)) : null;
        } catch (DateTimeException e) {
            time = null;
        }
        if (time == null) {
            throw wrong(name, "is " + Shown.of(value) + ", which is no time", remedy);
        }
        if (time.isBefore(Instant.EPOCH)) {
            throw wrong(name, "is " + Shown.of(value) + ", which is before 1970", remedy);
        }
        if (time.isAfter(clock.instant().plus(Event.AHEAD))) {
            throw wrong(
                    name,
                    "is %s, which is more than 5 minutes ahead of %s here: it would make all events until then old ones"
                            .formatted(Shown.of(value), clock.instant().truncatedTo(ChronoUnit.SECONDS)),
                    remedy);
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private String required(String name, String remedy) throws UnreadableEventException {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw wrong(name, "is missing", remedy);
        }
        if (!value.isTextual()) {
            throw wrong(name, "is not a text", remedy);
        }
        if (value.textValue().isBlank()) {
            throw wrong(name, "is empty", remedy);
        }
        return value.textValue();
    }

    UnreadableEventException wrong(String name, String reason, String remedy) {
        return new UnreadableEventException(
                Kind.INVALID, "Could not read %s: %s%s %s. %s.".formatted(what, prefix, name, reason, remedy));
    }
}

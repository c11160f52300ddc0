package io.github.coherecamel.application.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Looks at what lies in an inbox: finds the files that are whole, and says once what will not be taken. */
final class InboxView {

    /** A file may begin with nothing. */
    private static final Duration EMPTY_FOR = Duration.ofMinutes(1);
    /** File systems stamp what is made now by a clock that goes in steps of up to 10 ms; a writer may set the exact time. */
    private static final Duration CLOCK_STEP = Duration.ofMillis(10);

    /** Beside a file of the name before it, this says that the file is whole. */
    static final String MARKER = ".done";

    /** Names under which files are commonly written before they are renamed. */
    private static final List<String> UNFINISHED = List.of(".part", ".tmp");

    private final Inbox inbox;
    private final Purposes purposes;
    private final List<String> suffixes;
    private final Duration stableFor;
    private final Stability stability;
    private final Said said;

    InboxView(Inbox inbox, Purposes purposes, FilesConfig config, LongSupplier nanoTime, Said said) {
        this.inbox = inbox;
        this.purposes = purposes;
        this.suffixes = config.suffixes().stream()
                .map(suffix -> suffix.toLowerCase(Locale.ROOT))
                .toList();
        this.stableFor = config.stableFor();
        this.stability = new Stability(nanoTime);
        this.said = said;
    }

    /** What something that is not taken is remembered by. */
    private record Ignored(Path folder, String name) {}

    /** Returns the files that are whole, in the order in which they came. */
    List<Dropped> whole() throws IOException {
        var there = inbox.dropped();
        stability.retain(there.values());
        said.forget(
                Ignored.class, ignored -> ignored.folder().equals(inbox.root()) && !there.containsKey(ignored.name()));
        return there.values().stream()
                .filter(dropped -> isFile(dropped, there) && isWhole(dropped, there))
                .sorted(Comparator.comparing(
                                (Dropped dropped) -> dropped.stamp().arrivedAt())
                        .thenComparing(Dropped::name))
                .toList();
    }

    private boolean isWhole(Dropped dropped, Map<String, Dropped> there) {
        var unchangedFor = stability.unchangedFor(dropped);
        if (unchangedFor.compareTo(dropped.stamp().size() == 0 ? EMPTY_FOR : stableFor) >= 0) {
            return true;
        }
        var marker = there.get(dropped.name() + MARKER);
        // One that is older was made for another file of this name.
        return marker != null
                && !marker.stamp()
                        .modifiedAt()
                        .plus(CLOCK_STEP)
                        .isBefore(dropped.stamp().modifiedAt());
    }

    private boolean isFile(Dropped dropped, Map<String, Dropped> there) {
        var name = dropped.name().toLowerCase(Locale.ROOT);
        if (UNFINISHED.stream().anyMatch(name::endsWith)
                || inbox.folder().isEmpty() && purposes.folders().contains(dropped.name())
                || name.endsWith(MARKER) && there.containsKey(marked(dropped.name()))) {
            return false;
        }
        var reason = whyNot(dropped, name);
        if (reason != null && stability.unchangedFor(dropped).compareTo(stableFor) >= 0) {
            said.say(
                    Level.WARN,
                    new Ignored(inbox.root(), dropped.name()),
                    "IGNORED: %s in %s %s".formatted(FileName.safe(dropped.name()), inbox.path(), reason));
        }
        return reason == null;
    }

    private @Nullable String whyNot(Dropped dropped, String name) {
        if (!dropped.stamp().regular()) {
            return "is no file: links are not followed, and of folders only those are looked into that "
                    + "cohere.files.mapping names";
        } else if (name.startsWith(".")) {
            return "is hidden: its name begins with a dot";
        } else if (name.endsWith(MARKER)) {
            return "marks a file that is not there";
        } else if (suffixes.stream().noneMatch(name::endsWith)) {
            return "ends in none of %s, which cohere.files.suffixes has".formatted(String.join(", ", suffixes));
        }
        return purposes.of(inbox.folder(), dropped.name()).isPresent()
                ? null
                : "is for no model: neither cohere.files.mapping nor cohere.model-id says which";
    }

    private static String marked(String marker) {
        return marker.substring(0, marker.length() - MARKER.length());
    }
}

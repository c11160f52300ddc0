package io.github.coherecamel.application.file;

import io.github.coherecamel.application.ControllerConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.camel.quarkus.main.events.BeforeInitialize;
import org.jboss.logging.Logger.Level;

/** The folders that files are dropped into: the inbox, and those in it that a mapping names. */
@Singleton
final class Inboxes {

    private final FilesConfig config;
    private final Purposes purposes;
    private final Said said;
    private final List<InboxRound> rounds;

    @Inject
    Inboxes(FilesConfig config, Arrivals arrivals, Said said) {
        this(config, arrivals, said, System::nanoTime, RandomGenerator.getDefault(), Files::list);
    }

    Inboxes(
            FilesConfig config,
            Arrivals arrivals,
            Said said,
            LongSupplier nanoTime,
            RandomGenerator random,
            Inbox.Listing listing) {
        this.config = config;
        this.purposes = new Purposes(config);
        this.said = said;
        var ids = new ArrivalIds(random);
        this.rounds = Stream.concat(Stream.of(""), purposes.folders().stream())
                .map(folder -> new Inbox(config.inbox(), folder, listing))
                .map(inbox -> new InboxRound(
                        inbox,
                        new InboxView(inbox, purposes, config, nanoTime, said),
                        purposes,
                        arrivals,
                        ids,
                        said,
                        nanoTime))
                .toList();
    }

    /** Better at the start than with the first file. */
    void check(@Observes BeforeInitialize event, ControllerConfig controller) {
        if (!config.enabled() || !controller.routes().startsWith("classpath:")) {
            return;
        }
        for (var round : rounds) {
            try {
                round.inbox().create();
            } catch (IOException e) {
                throw new ConfigurationException(
                        "Cannot start: files cannot be taken from inbox %s: %s. Set COHERE_INBOX to a folder that this process may write to, or cohere.files.enabled to false."
                                .formatted(round.inbox().path(), Reasons.of(e)));
            }
        }
    }

    List<Inbox> all() {
        return rounds.stream().map(InboxRound::inbox).toList();
    }

    /** Returns the one of a folder that files are dropped into; empty for the inbox itself. */
    Optional<InboxRound> round(String folder) {
        return rounds.stream()
                .filter(round -> round.inbox().folder().equals(folder))
                .findFirst();
    }

    /** What a file of this name is for. */
    Optional<Purpose> purpose(String folder, String name) {
        return purposes.of(folder, name);
    }

    /** Looks through all of them. Returns the files whose turn it is, of each model one. */
    List<Arrival> look() {
        var next = new ArrayList<Arrival>();
        for (var round : rounds) {
            attempt(round, () -> {
                next.addAll(round.run());
                said.clear(new Round(round.inbox()));
            });
        }
        return next;
    }

    /** Returns of all files for a model the one whose turn it is. */
    Optional<Arrival> next(String model) {
        var next = new ArrayList<Arrival>();
        for (var round : rounds) {
            attempt(round, () -> round.next(model).ifPresent(next::add));
        }
        return next.stream().min(Comparator.comparingInt(Arrival::attempts).thenComparing(Arrival::id));
    }

    /** Returns the one that a file is from; it was looked through before. */
    Inbox of(Arrival arrival) throws IOException {
        for (var round : rounds) {
            if (round.inbox().id().equals(arrival.inbox())) {
                return round.inbox();
            }
        }
        throw new IOException("the inbox of " + arrival.name() + " is gone");
    }

    /** What a file is for by now. */
    Purpose purpose(Inbox inbox, Arrival arrival) {
        return purposes.of(inbox.folder(), arrival.name()).orElse(arrival.purpose());
    }

    /** Moves a file whose event is written down; if it cannot be moved now, later. */
    void accept(Opened opened) {
        for (var round : rounds) {
            if (round.inbox() == opened.inbox()) {
                round.accept(opened.arrival().file());
            }
        }
    }

    /** Moves the file of an event to its last place. */
    void finish(String source, long eventSeq) {
        for (var round : rounds) {
            if (round.inbox().source().equals(source)) {
                attempt(round, () -> round.finish(eventSeq));
            }
        }
    }

    /** What is said of a round. */
    private record Round(Inbox inbox) {}

    private void attempt(InboxRound round, Moves.Move move) {
        try {
            move.run();
        } catch (IOException | RuntimeException e) {
            said.say(
                    Level.ERROR,
                    new Round(round.inbox()),
                    "Cannot take files from inbox %s: %s. It is tried again until that works."
                            .formatted(round.inbox().path(), Reasons.of(e)));
        }
    }
}

package io.github.coherecamel.application.file;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Says what is the matter with something once, and again only if it changes. */
@Singleton
final class Said {

    private static final Logger LOG = Logger.getLogger("cohere.files");

    private final Map<Object, String> said = new ConcurrentHashMap<>();

    void say(Logger.Level level, Object subject, String text) {
        say(level, subject, text, text);
    }

    /** @param kind what tells whether it has changed: details of the text may differ */
    void say(Logger.Level level, Object subject, String kind, String text) {
        if (!kind.equals(said.put(subject, kind))) {
            LOG.log(level, text);
        }
    }

    /** All is well with it again. */
    void clear(Object subject) {
        said.remove(subject);
    }

    /** Forgets what is gone. */
    <T> void forget(Class<T> kind, Predicate<T> gone) {
        said.keySet().removeIf(subject -> kind.isInstance(subject) && gone.test(kind.cast(subject)));
    }
}

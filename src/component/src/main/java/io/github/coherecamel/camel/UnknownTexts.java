package io.github.coherecamel.camel;

import io.github.coherecamel.api.Text;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of a text that this library does not know, once: it may be newer than the library, and it may be misspelt. */
public final class UnknownTexts {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownTexts.class);

    /** Texts come from messages, too: their number has no bound. */
    private static final int MOST = 100;

    private static final Set<String> WARNED_OF = ConcurrentHashMap.newKeySet();

    private UnknownTexts() {}

    /**
     * @param name of the option, and of the header that wins over it
     * @param text null if there is none
     * @param known separated by commas, as the metadata of an option has them
     */
    public static void warn(String name, @Nullable String text, String known) {
        if (text != null
                && !List.of(known.split(",", -1)).contains(text)
                && WARNED_OF.size() < MOST
                && WARNED_OF.add(name + '=' + text)) {
            LOG.warn(
                    "Option {}, or its header, is '{}', which is unknown here and sent as it is. Known are {}.",
                    name,
                    Text.clean(text),
                    known.replace(",", ", "));
        }
    }
}

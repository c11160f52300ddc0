package io.github.coherecamel.quarkus.it;

import io.quarkus.test.QuarkusDevModeTest;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.asset.StringAsset;

/** An application in development mode, on a free port. */
final class Developed {

    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://[^ ]+:\\d+)");

    private final QuarkusDevModeTest mode;

    Developed() {
        mode = new QuarkusDevModeTest()
                .withApplicationRoot(application -> application
                        .addClass(Updates.class)
                        .addAsResource(new StringAsset("quarkus.http.port=0\n"), "application.properties"))
                .setLogRecordPredicate(entry -> true);
    }

    QuarkusDevModeTest mode() {
        return mode;
    }

    String address() {
        return mode.getLogRecords().stream()
                .map(entry -> entry.getParameters() == null
                        ? entry.getMessage()
                        : String.format(entry.getMessage(), entry.getParameters()))
                .map(ADDRESS::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    String get(String path) throws IOException, InterruptedException {
        return Http.get(URI.create(address() + path));
    }
}

package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cohere.api.core.CohereException;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of docs/conformance.md: Cohere's own client and this component do the same calls. */
class ConformanceTest extends RimTest {
    private static final String PAGE = "conformance.md";
    private static final String CLIENT = "a-test";

    @TempDir
    Path folder = Path.of("");

    private final Set<List<String>> ofHeaders = new TreeSet<>(Comparator.comparing(List::toString));

    @Test
    void bothSendTheSameButForWhatIsDocumented() throws Exception {
        finetune().getConfiguration().setClientName(CLIENT);
        var rows = new ArrayList<List<String>>();
        var called = EnumSet.of(ApiOperation.CHECK_API_KEY);
        try (var official = new OfficialClient(simulator().baseUrl(), KEY, CLIENT)) {
            for (var number = 0; number < ConformanceCase.all(things()).count(); number++) {
                simulator().reset();
                var call = ConformanceCase.all(things()).toList().get(number);
                // Ours first: an update that finds its work done writes nothing.
                send(call.uri(), call.body(), Map.of());
                var ours = last();
                called.add(ours.operation());
                try {
                    call.theirs().accept(official.cohere());
                } catch (CohereException refused) {
                    // What they sent counts, not what they make of the answer.
                }
                var endpoint = call.uri().replaceFirst("\\?.*", "");
                rows.add(List.of(call.name(), endpoint, differences(last(), ours)));
            }
        }
        assertThat(called).isEqualTo(EnumSet.allOf(ApiOperation.class));
        assertThat(rows).isEqualTo(Page.of(PAGE).rows("| call |"));
        assertThat(List.copyOf(ofHeaders))
                .isEqualTo(Page.of(PAGE).rows("| header |").stream()
                        .map(row -> row.subList(0, 3))
                        .toList());
    }

    /** With the same ids at every call. */
    private ConformanceCase.Things things() {
        return new ConformanceCase.Things(
                addChatModel(), addDataset("validated"), file("train.jsonl", "{}\n"), file("eval.jsonl", "{}\n{}\n"));
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RecordedRequest last() {
        var requests = simulator().requests();
        return requests.get(requests.size() - 1);
    }

    private String differences(RecordedRequest theirs, RecordedRequest ours) {
        var found = new ArrayList<String>();
        compare("method", RecordedRequest::method, theirs, ours, found);
        compare("path, decoded", request -> decoded(request.path().replace("+", "%2B")), theirs, ours, found);
        if (found.isEmpty()) {
            compare("path", RecordedRequest::path, theirs, ours, found);
        }
        var parameters = new TreeSet<>(query(theirs).keySet());
        parameters.addAll(query(ours).keySet());
        for (var name : parameters) {
            compare("query " + name, request -> String.valueOf(query(request).get(name)), theirs, ours, found);
        }
        compare("parts", RecordedRequest::files, theirs, ours, found);
        compare("JSON", request -> request.body().isEmpty() ? "" : request.json(), theirs, ours, found);
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(theirs.headers().keySet());
        names.addAll(ours.headers().keySet());
        for (var name : names) {
            var their = header(theirs, name);
            var our = header(ours, name);
            // A length follows from the body.
            if (!their.equals(our) && !name.equals("Content-Length")) {
                ofHeaders.add(List.of(name, their, our));
            }
        }
        return found.isEmpty() ? "nothing" : String.join("; ", found);
    }

    private static String header(RecordedRequest request, String name) {
        var values = request.headers().get(name);
        return values == null ? "absent" : String.join(", ", values).replaceFirst("boundary=.*", "boundary=…");
    }

    private static void compare(
            String what,
            Function<RecordedRequest, Object> part,
            RecordedRequest theirs,
            RecordedRequest ours,
            List<String> found) {
        var their = part.apply(theirs);
        var our = part.apply(ours);
        if (!their.equals(our)) {
            found.add(what + ": " + their + " there, " + our + " here");
        }
    }

    /** The values of each parameter, in order. */
    private static Map<String, List<String>> query(RecordedRequest request) {
        var parameters = new TreeMap<String, List<String>>();
        Arrays.stream(request.query().split("&"))
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> {
                    var at = pair.indexOf('=');
                    parameters
                            .computeIfAbsent(decoded(pair.substring(0, at)), name -> new ArrayList<>())
                            .add(decoded(pair.substring(at + 1)));
                });
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}

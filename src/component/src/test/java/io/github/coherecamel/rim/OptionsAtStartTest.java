package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work fails when an endpoint starts, before there is a message. */
class OptionsAtStartTest extends RimTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            finetune:update?settings={bad         | Option settings cannot be used: it is not JSON
            finetune:update?settings=[1]          | Option settings is no JSON object. Give a JSON object, or #name of a bean.
            finetune:update?settings=#gone        | Option settings names bean gone, which is not in the registry. Bind it there.
            finetune:list?pageSize=0              | Option pageSize is 0. Give a number of at least 1, or leave it out.
            dataset:list?limit=-1                 | Option limit is -1. Give a number of at least 1, or leave it out.
            dataset:list?offset=-1                | Option offset is -1. Give a number of at least 0, or leave it out.
            finetune:update?merge=false&onlyNewer=true | Option onlyNewer needs the model to be read first. Set option merge to true.
            finetune:update?merge=false&dryRun=true | Option dryRun needs the model to be read first. Set option merge to true.
            finetune:await?pollInterval=abc       | Option pollInterval is no time that can be read. Give a time such as 5s or 1h30m.
            dataset:get?responseTimeout=s         | Option responseTimeout is no time that can be read.
            dataset:await?pollInterval=0          | Option pollInterval is less than 1 ms. Give a time such as 5s.
            finetune:await?timeout=-1000          | Option timeout is negative (-1000 ms).
            finetune:await?notFoundGracePeriod=-1 | Option notFoundGracePeriod is negative (-1 ms).
            finetune:update?updateTimeout=400d    | Option updateTimeout is longer than 366 days.
            finetune:get?connectionTimeToLive=0   | Option connectionTimeToLive is less than 1 ms.
            finetune:get?maxIdleTime=0            | Option maxIdleTime is less than 1 ms.
            finetune:get?merge=perhaps            | Option merge cannot have the value that it is given. Correct it.
            finetune:get?modelId=..               | Option modelId cannot be used: '..' cannot be an id
            finetune:update?datasetId=a%0Ab       | Option datasetId cannot be used: 'a b' cannot be an id
            dataset:get?datasetId=..              | Option datasetId cannot be used: '..' cannot be an id
            dataset:get?datasetId=usage           | Option datasetId cannot be used: 'usage' cannot be the id of a dataset
            dataset:upload?name=12345678901234567890123456789012345678901234567890 | Option name has 50 characters. Give 1 to 49.
            dataset:upload?csvDelimiter=abc       | Option csvDelimiter has 3 characters. Give 1.
            dataset:upload?textSeparator=         | Option textSeparator has 0 characters.
            dataset:upload?evalFile=a%00b         | Option evalFile is no path of a file. Give one.
            dataset:list?before=yesterday         | Option before is no RFC 3339 time. Give one such as 2026-01-31T12:00:00Z.
            dataset:list?before=2026-01-01T00:00:00Z&after=2026-01-01T00:00:00Z | Option before is not later than option after
            dataset:watch?delay=0                 | Option delay is less than 1 ms. Give a time such as 5s.
            dataset:watch?delay=-5000             | Option delay is negative (-5000 ms).
            finetune:watch?initialDelay=-5000     | Option initialDelay is negative.
            dataset:watch?maxMessagesPerPoll=-1   | Option maxMessagesPerPoll is -1. Give a number of at least 0, or leave it out.
            finetune:watch?stopAtTerminal=true    | Option stopAtTerminal needs one model to watch. Set option modelId.
            dataset:watch?stateFile=a%00b         | Option stateFile is no path of a file.
            finetune:get?baseUrl=https://x.example/v1/finetuning | Option baseUrl (or environment variable CO_API_URL) has the API's own path in it
            finetune:get?additionalHeader.X-A=    | Option additionalHeader.X-A is empty
            finetune:get?apiKey=a&apiKeySupplier=#keys | Both option apiKey and option apiKeySupplier are set. Leave one of them away.
            finetune:get?sslContextParameters=#nobody | nobody
            finetune:nonsense                     | there is no operation nonsense. Give one of update, create, get
            """)
    void isNamedWithTheRemedy(String uri, String message) {
        context.getRegistry().bind("keys", (Supplier<String>) () -> KEY);
        assertThatThrownBy(() -> context.getEndpoint("cohere-" + uri)).hasStackTraceContaining(message);
    }

    @Test
    void isNamedIfItHasNoText() {
        for (var uri : List.of(
                "finetune:update?name=",
                "finetune:create?baseType=",
                "finetune:list?pageToken=",
                "finetune:list?orderBy=",
                "dataset:upload?name=",
                "dataset:upload?type=",
                "dataset:list?validationStatus=",
                "dataset:upload?keepFields=",
                "dataset:upload?optionalFields=",
                "dataset:upload?evalFile=",
                "finetune:watch?stateFile=")) {
            assertThatThrownBy(() -> context.getEndpoint("cohere-" + uri + "%20"))
                    .hasStackTraceContaining("Option %s is blank. Give it a value, or leave it out."
                            .formatted(uri.replaceAll(".*\\?|=", "")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1h30m", "250", "p1d"})
    void aTimeIsWhatCamelCanRead(String time) {
        assertThat(context.getEndpoint("cohere-finetune:await?timeout=" + time)).isNotNull();
    }

    /** Such a file may be written by an earlier step of the route. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dataset:upload?evalFile=/not/there/yet.jsonl",
                "dataset:upload?csvDelimiter=%09",
                "dataset:upload?textSeparator=%0A",
                "dataset:list?after=2026-01-01T00:00:00Z&before=2026-01-01T00:00:01Z",
                "finetune:watch?delay=1&initialDelay=0&repeatCount=-1&maxMessagesPerPoll=0",
                "finetune:get?stopAtTerminal=true",
                "finetune:get?modelId=usage",
                "finetune:get?baseUrl=https://x.example/v1/gateway"
            })
    void whatMayWorkIsNotRefused(String uri) {
        assertThat(context.getEndpoint("cohere-" + uri)).isNotNull();
    }

    @Test
    void aTextThatMayBeMisspeltIsWarnedOfOnce() {
        try (var log = new CapturedLog()) {
            context.getEndpoint("cohere-dataset:upload?type=chat-fientune-input");
            context.getEndpoint("cohere-dataset:upload?name=n&type=chat-fientune-input");
            context.getEndpoint("cohere-finetune:create?baseType=CHAT_TYPE");

            assertThat(log.lines())
                    .filteredOn(line -> line.contains("which is unknown here"))
                    .hasSize(2)
                    .anySatisfy(line ->
                            assertThat(line).contains("Option type, or its header, is 'chat-fientune-input'", CHAT))
                    .anySatisfy(line -> assertThat(line)
                            .contains("Option baseType, or its header, is 'CHAT_TYPE'", "BASE_TYPE_CHAT"));
        }
    }
}

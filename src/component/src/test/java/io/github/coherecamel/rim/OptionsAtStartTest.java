package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            finetune:await?pollInterval=5x        | Option pollInterval is no time that can be read.
            finetune:await?timeout=1 hour         | Option timeout is no time that can be read.
            dataset:await?timeout=soon            | Option timeout is no time that can be read.
            dataset:get?responseTimeout=s         | Option responseTimeout is no time that can be read.
            dataset:await?pollInterval=0          | Option pollInterval is less than 1 ms. Give a time such as 5s.
            finetune:get?maxConnections=0         | Option maxConnections is 0. Give a number from 1.
            finetune:nonsense                     | there is no operation nonsense. Give one of update, create, get
            """)
    void isNamedWithTheRemedy(String uri, String message) {
        assertThatThrownBy(() -> context.getEndpoint("cohere-" + uri)).hasStackTraceContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5s", "1h30m", "250", "250ms", "PT5S", "p1d"})
    void aTimeIsWhatCamelCanRead(String time) {
        assertThat(context.getEndpoint("cohere-finetune:await?timeout=" + time)).isNotNull();
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

package io.github.coherecamel.rim;

import static io.github.coherecamel.simulator.ApiOperation.CREATE_DATASET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import io.github.coherecamel.simulator.Fault;
import io.github.coherecamel.simulator.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.support.TypeConverterSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part that can be read only once is sent whole at every attempt; one without content at none. */
class UploadAgainTest extends RimTest {
    private static final String LINE =
            "{\"messages\":[{\"role\":\"User\",\"content\":\"Gebühr %d?\"},{\"role\":\"Chatbot\",\"content\":\"Ja.\"}]}\n";
    private static final String ROWS = LINE.formatted(1) + LINE.formatted(2);
    private static final long SIZE = ROWS.getBytes(UTF_8).length;

    @TempDir
    private Path folder = Path.of("");

    enum Kind {
        STREAM,
        READER,
        FILE,
        PATH,
        CAMEL_FILE,
        CAMEL_FILE_WITH_A_STREAM,
        BYTES,
        TEXT,
        BUFFER,
        STREAM_CACHE,
        BYTE_BUFFER,
        STREAM_SOURCE,
        READER_CACHE
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(UnavailableException.class).maximumRedeliveries(2).redeliveryDelay(0);
                from("direct:upload").streamCache("false").to("cohere-dataset:upload?type=" + CHAT);
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void sendsTheWholeBodyAndTheWholeDataForEvaluationAgain(Kind kind) throws Exception {
        var copies = Copies.there();
        simulator().inject(CREATE_DATASET, Fault.status(503), 2);

        succeeded(send("direct:upload", value(kind), Map.of(CohereDatasetHeaders.EVAL_DATA, value(kind))));

        assertThat(simulator().requests(CREATE_DATASET)).hasSize(3).allSatisfy(request -> assertThat(request.files())
                .extracting(RecordedRequest.Part::size)
                .containsExactly(SIZE, SIZE));
        assertThat(Copies.there()).isEqualTo(copies);
    }

    private Object value(Kind kind) throws IOException {
        return value(kind, ROWS);
    }

    private Object value(Kind kind, String rows) throws IOException {
        var file = Files.writeString(folder.resolve("rows.jsonl"), rows);
        return switch (kind) {
            case STREAM -> stream(rows);
            case READER -> new StringReader(rows);
            case FILE -> file.toFile();
            case PATH -> file;
            case CAMEL_FILE -> camelFile(file.toFile(), null);
            case CAMEL_FILE_WITH_A_STREAM -> camelFile("on a server", stream(rows));
            case BYTES -> rows.getBytes(UTF_8);
            case TEXT -> rows;
            case BUFFER -> new StringBuilder(rows);
            case BYTE_BUFFER -> ByteBuffer.wrap(rows.getBytes(UTF_8));
            case STREAM_SOURCE -> new StreamSource(stream(rows));
            case STREAM_CACHE -> new InputStreamCache(rows.getBytes(UTF_8));
            case READER_CACHE -> new ReaderCache(rows);
        };
    }

    private static Object camelFile(Object file, @Nullable Object body) {
        var camelFile = new GenericFile<Object>();
        camelFile.setFile(file);
        camelFile.setBody(body);
        return camelFile;
    }

    /** Can be read once. */
    private static FilterInputStream stream(String rows) {
        return new FilterInputStream(new ByteArrayInputStream(rows.getBytes(UTF_8))) {
            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM", "FILE", "TEXT"})
    void refusesAnEmptyPart(Kind kind) throws Exception {
        assertThat(failed(send("direct:upload", value(kind, ""), Map.of()), InvalidInputException.class))
                .hasMessageStartingWith("Could not upload a dataset: the body is empty, so there is nothing to upload. "
                        + "Give a file with rows;");
        assertThat(failed(
                        send("direct:upload", ROWS, Map.of(CohereDatasetHeaders.EVAL_DATA, value(kind, ""))),
                        InvalidInputException.class))
                .hasMessageContaining("header CamelCohereDatasetEvalData is empty");
        assertThat(simulator().requests()).isEmpty();
    }

    /** Can be read as often as one likes, and changed in between. */
    private static final class Rows {
        private String text = ROWS;
    }

    @Test
    void sendsWhatCanBeReadAgainAsItIsByThen() throws Exception {
        context.getTypeConverterRegistry().addTypeConverter(InputStream.class, Rows.class, new TypeConverterSupport() {
            @Override
            public <T> T convertTo(Class<T> type, Exchange exchange, Object rows) {
                return type.cast(stream(((Rows) rows).text));
            }
        });
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:twice")
                        .setProperty("rows", body())
                        .to("cohere-dataset:upload?type=" + CHAT)
                        .process(exchange -> exchange.getProperty("rows", Rows.class).text = ROWS + ROWS)
                        .setBody(exchangeProperty("rows"))
                        .to("cohere-dataset:upload?type=" + CHAT);
            }
        });

        succeeded(send("direct:twice", new Rows(), Map.of()));

        assertThat(simulator().requests(CREATE_DATASET))
                .extracting(request -> request.files().get(0).size())
                .containsExactly(SIZE, 2 * SIZE);
    }

    @Test
    void refusesAnEmptyFileThatAnOptionNames() throws Exception {
        var file = Files.createFile(folder.resolve("empty.jsonl"));

        assertThat(failed(
                        send("cohere-dataset:upload?type=" + CHAT + "&evalFile=RAW(" + file + ")", ROWS, Map.of()),
                        InvalidInputException.class))
                .hasMessageContaining("option evalFile is empty");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void doesNotSendTheRestOfAStreamThatBroke() {
        var broken = new FilterInputStream(new ByteArrayInputStream(ROWS.getBytes(UTF_8))) {
            private boolean isBroken;

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                if (!isBroken && in.read(bytes, from, 10) > 0) {
                    isBroken = true;
                    throw new IOException("the line is cut");
                }
                return super.read(bytes, from, count);
            }
        };
        var exchange = send("cohere-dataset:upload?type=" + CHAT, broken, Map.of());
        assertThat(failed(exchange, InvalidInputException.class))
                .hasMessageContaining("cannot be read or copied: the line is cut")
                .hasCauseInstanceOf(IOException.class);

        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void sendsTextInUtf8WhateverTheExchangesCharset(String charset) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:charset")
                        .setProperty(Exchange.CHARSET_NAME)
                        .constant(charset)
                        .to("direct:upload");
            }
        });

        succeeded(send("direct:charset", ROWS, Map.of(CohereDatasetHeaders.EVAL_DATA, new StringReader(ROWS))));

        assertThat(ROWS.getBytes(ISO_8859_1)).hasSizeLessThan((int) SIZE);
        assertThat(simulator().requests(CREATE_DATASET).get(0).files())
                .extracting(RecordedRequest.Part::size)
                .containsExactly(SIZE, SIZE);
    }
}

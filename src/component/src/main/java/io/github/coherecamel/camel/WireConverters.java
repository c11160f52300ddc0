package io.github.coherecamel.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.coherecamel.api.Json;
import io.github.coherecamel.model.WireRecord;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Converter;

/** Converts answers to JSON text, bytes, streams, trees and Maps, so that a route needs no data format. */
@Converter(generateLoader = true)
public final class WireConverters {

    private WireConverters() {}

    @Converter
    public static String toString(WireRecord answer) {
        return new String(Json.write(answer), StandardCharsets.UTF_8);
    }

    @Converter
    public static byte[] toBytes(WireRecord answer) {
        return Json.write(answer);
    }

    @Converter
    public static InputStream toInputStream(WireRecord answer) {
        return new ByteArrayInputStream(Json.write(answer));
    }

    @Converter
    public static JsonNode toTree(WireRecord answer) {
        return Json.toTree(answer);
    }

    @Converter
    public static Map<?, ?> toMap(WireRecord answer) {
        return Json.convert(Json.toTree(answer), Map.class);
    }
}

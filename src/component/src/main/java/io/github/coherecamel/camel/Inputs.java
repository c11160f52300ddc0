package io.github.coherecamel.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.api.InvalidInputException;
import io.github.coherecamel.api.Json;
import io.github.coherecamel.api.Text;
import io.github.coherecamel.api.UnexpectedJsonException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.jspecify.annotations.Nullable;

/** Looks up what an operation needs: a header wins over an option, an option over the default. */
public final class Inputs {

    private final String task;
    private final Message message;

    /** @param task what the inputs are for, to follow "Could not" in a message */
    public Inputs(String task, Message message) {
        this.task = task;
        this.message = message;
    }

    public Message message() {
        return message;
    }

    public Exchange exchange() {
        return Objects.requireNonNull(message.getExchange());
    }

    /** Returns the header if it is there, else the option. */
    public <T> @Nullable T find(String header, Class<T> type, @Nullable T option) throws InvalidInputException {
        var value = message.getHeader(header);
        if (value == null) {
            return option;
        }
        try {
            return converted(value, type);
        } catch (NoTypeConversionAvailableException | TypeConversionException | ArithmeticException e) {
            throw invalid(
                    "header %s is a %s that is no %s. Correct the header"
                            .formatted(header, value.getClass().getSimpleName(), type.getSimpleName()),
                    null);
        }
    }

    /** Returns the header if it is there, else the option. */
    public boolean isSet(String header, boolean option) throws InvalidInputException {
        var value = find(header, Boolean.class, option);
        return value != null && value;
    }

    /** Returns the header if it is there, else the option; a header without text is a mistake. */
    public @Nullable String text(String header, String optionName, @Nullable String option)
            throws InvalidInputException {
        var value = find(header, String.class, option);
        if (value != null && value.isBlank() && message.getHeader(header) != null) {
            throw empty(header, optionName);
        }
        return value;
    }

    /** Returns the header if it is there; one without text is a mistake. */
    public @Nullable String text(String header) throws InvalidInputException {
        var value = find(header, String.class, null);
        if (value != null && value.isBlank()) {
            throw invalid("header %s is empty. Give it a value, or remove it".formatted(header), null);
        }
        return value;
    }

    private InvalidInputException empty(String header, String optionName) {
        return invalid(
                "header %s is empty, and it wins over option %s. Give it a value, or remove it"
                        .formatted(header, optionName),
                null);
    }

    /** Returns the bean that an option names as {@code #name}, else the option itself. */
    public @Nullable Object beanOr(String optionName, @Nullable String option) throws InvalidInputException {
        var name = option == null ? null : OptionBounds.beanName(option);
        if (name == null) {
            return option;
        }
        var bean = exchange().getContext().getRegistry().lookupByName(name);
        if (bean == null) {
            throw invalid(
                    "option %s names bean %s, which is not in the registry. Bind it there".formatted(optionName, name),
                    null);
        }
        return bean;
    }

    /** Returns the header if it is there, else the option; a blank text is as good as none. */
    public <T> T require(String header, String optionName, Class<T> type, @Nullable T option)
            throws InvalidInputException {
        var value = find(header, type, option);
        if (value != null && value.toString().isBlank() && message.getHeader(header) != null) {
            throw empty(header, optionName);
        }
        if (value == null || value.toString().isBlank()) {
            throw invalid("there is no " + optionName + ". Set header " + header + " or option " + optionName, null);
        }
        return value;
    }

    /**
     * Returns an id: the header if it is there, else the option. If the header was left by an earlier step and the option
     * names another, nobody can tell which is meant.
     */
    public String id(String header, String optionName, @Nullable String option) throws InvalidInputException {
        var id = require(header, optionName, String.class, option);
        if (option != null && !id.equals(option) && id.equals(exchange().getProperty(header))) {
            throw invalid(
                    ("option %s is %s, but an earlier step has set header %s, which would win, to %s. Remove the header "
                                    + "before this step, or the option")
                            .formatted(optionName, Text.clean(option), header, Text.clean(id)),
                    null);
        }
        return id;
    }

    /** Returns the header as a time if it is there, else the option; both may be RFC 3339 text. */
    public @Nullable Instant time(String header, @Nullable String option) throws InvalidInputException {
        var value = find(header, Object.class, option);
        if (value == null || value instanceof Instant) {
            return (Instant) value;
        }
        try {
            return OffsetDateTime.parse(value.toString()).toInstant();
        } catch (DateTimeException e) {
            throw invalid(
                    "header " + header + ", or the option of that name, is no RFC 3339 time such as "
                            + "2026-01-31T12:00:00Z. Correct it",
                    null);
        }
    }

    /** Returns the header as a list if it is there, else the option; text is split at commas. */
    public List<String> list(String header, @Nullable String option) throws InvalidInputException {
        var value = find(header, Object.class, option);
        if (value == null) {
            return List.of();
        }
        var texts = value instanceof Collection<?> || value instanceof Object[]
                ? Arrays.stream(value instanceof Collection<?> values ? values.toArray() : (Object[]) value)
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                : Arrays.stream(value.toString().split(",", -1));
        return texts.map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /** Returns a record, Map or JSON text, bytes or stream as a JSON object. */
    public ObjectNode object(String where, Object value) throws InvalidInputException {
        try {
            var node = tree(value);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw invalid("the %s is no JSON object. Give a record, a Map or JSON".formatted(where), null);
        } catch (UnexpectedJsonException e) {
            throw invalid("the %s cannot be used: %s".formatted(where, e.getMessage()), e);
        } catch (StackOverflowError e) {
            throw invalid("the %s contains itself, or is nested too deeply. Give a tree".formatted(where), e);
        } catch (IllegalArgumentException | NoTypeConversionAvailableException e) {
            throw invalid(
                    "the %s is a %s. Give a record, a Map or JSON"
                            .formatted(where, value.getClass().getName()),
                    null);
        }
    }

    /** Returns a tree of its own, since the exchange goes on with the value. */
    private JsonNode tree(Object value) throws NoTypeConversionAvailableException {
        if (value instanceof Map<?, ?> || value instanceof Record) {
            return Json.toTree(value);
        }
        return value instanceof JsonNode node ? node.deepCopy() : Json.read(bytes(value));
    }

    /** Text is UTF-8, as JSON is, whatever the exchange's charset: that says how bytes are to be read. */
    private byte[] bytes(Object value) throws NoTypeConversionAvailableException {
        return value instanceof CharSequence || value instanceof Reader
                ? converted(value, String.class).getBytes(StandardCharsets.UTF_8)
                : converted(value, byte[].class);
    }

    private <T> T converted(Object value, Class<T> type) throws NoTypeConversionAvailableException {
        if (type == Integer.class && value instanceof Number number) {
            // Camel's converter would cut it.
            return type.cast(new BigDecimal(number.toString()).intValueExact());
        }
        var exchange = exchange();
        return exchange.getContext().getTypeConverter().mandatoryConvertTo(type, exchange, value);
    }

    /** Returns the failure for a message that cannot be acted on. */
    public InvalidInputException invalid(String reason, @Nullable Throwable cause) {
        return new InvalidInputException(task, reason, cause);
    }
}

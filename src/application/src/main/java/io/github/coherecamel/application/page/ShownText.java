package io.github.coherecamel.application.page;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Escapes all text, and writes out what nobody could see: a character that turns around what follows would let a name look
 * like another.
 */
final class ShownText implements ResultMapper {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\\n\\t]]");

    private final HtmlEscaper escaper = new HtmlEscaper(List.of("text/html"));

    void register(@Observes EngineBuilder engine) {
        engine.addResultMapper(this);
    }

    /** Before the one that only escapes. */
    @Override
    public int getPriority() {
        return escaper.getPriority() + 1;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return escaper.appliesTo(origin, result);
    }

    @Override
    public String map(Object result, Expression expression) {
        var seen = UNSEEN.matcher(result.toString())
                .replaceAll(unseen -> "\\\\u%04X".formatted(unseen.group().codePointAt(0)));
        return escaper.map(seen, expression);
    }
}

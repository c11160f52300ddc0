package io.github.coherecamel.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import java.util.Set;

/**
 * Conversations: {@code {"messages": [{"role", "content"}]}}. Roles are spelt as the rules of the documentation spell
 * them; that one of its samples has them in lower case is taken for a slip, since a file that passes here must pass
 * there. A System message counts as preamble in the first place
 * only; further down it is taken for a speaker, with a warning.
 */
final class ChatRules implements RowRules {
    private static final Set<String> ROLES = Set.of("System", "User", "Chatbot");
    private static final int MIN_TRAIN = 2;
    private static final int MIN_EVAL = 1;
    private static final long MAX_PREAMBLE_TOKENS = 2048;
    private static final long MAX_TURN_TOKENS = 16384;

    private final Tally turns = new Tally();
    private long trainableTokens;
    private String preamble = "";

    @Override
    public String take(ObjectNode row, Split split, Notes notes) {
        var messages = row.path("messages");
        if (!messages.isArray() || messages.isEmpty()) {
            return "'messages' must be a list with at least one message";
        }
        var wrong = wrongMessage(messages);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (!has(messages, "User") || !has(messages, "Chatbot")) {
            return "a conversation needs at least one message of role User and one of role Chatbot";
        }
        var first = messages.get(0);
        var system = Json.text(first, "role").equals("System") ? Json.text(first, "content") : "";
        if (Tokens.in(system) > MAX_PREAMBLE_TOKENS) {
            return "the preamble has more than " + MAX_PREAMBLE_TOKENS + " tokens";
        }
        preamble = preamble.isEmpty() ? system : preamble;
        count(messages, Tokens.in(system), split, notes);
        return "";
    }

    private static String wrongMessage(JsonNode messages) {
        for (var message : messages) {
            var role = message.path("role");
            if (!role.isTextual() || !ROLES.contains(role.asText())) {
                return "role '" + role.asText("") + "' is not one of System, User, Chatbot" + meant(role.asText(""));
            }
            var content = message.path("content");
            if (!content.isTextual() || content.asText().isBlank()) {
                return "'content' must be text that is not empty";
            }
        }
        return "";
    }

    private static String meant(String role) {
        return ROLES.stream()
                .filter(role::equalsIgnoreCase)
                .map(known -> ": write it '" + known + "'")
                .findAny()
                .orElse("");
    }

    private static boolean has(JsonNode messages, String role) {
        for (var message : messages) {
            if (Json.text(message, "role").equals(role)) {
                return true;
            }
        }
        return false;
    }

    private void count(JsonNode messages, long preambleTokens, Split split, Notes notes) {
        var tokens = preambleTokens;
        for (var i = 0; i < messages.size(); i++) {
            var role = Json.text(messages.get(i), "role");
            var length = Tokens.in(Json.text(messages.get(i), "content"));
            if (i > 0 || !role.equals("System")) {
                tokens += length;
            }
            if (i > 0 && role.equals("System")) {
                notes.warning("a System message that is not the first one is treated as a speaker");
            }
            if (role.equals("Chatbot")) {
                countTurn(tokens, length, split, notes);
                tokens = preambleTokens;
            }
        }
    }

    private void countTurn(long tokens, long answerTokens, Split split, Notes notes) {
        if (tokens > MAX_TURN_TOKENS) {
            notes.warning("a turn with more than " + MAX_TURN_TOKENS + " tokens was dropped");
        } else {
            turns.add(split, 1);
            trainableTokens += answerTokens;
        }
    }

    @Override
    public void close(Tally rows, boolean evalGiven, Notes notes) {
        if (!evalGiven) {
            Minimum.of(MIN_TRAIN, "valid conversations").check(rows.total(), notes);
        } else {
            Minimum.of(MIN_TRAIN, "valid training conversations").check(rows.train(), notes);
            Minimum.of(MIN_EVAL, "valid evaluation conversation").check(rows.eval(), notes);
        }
    }

    @Override
    public void measure(ObjectNode metrics) {
        metrics.put("trainable_token_count", trainableTokens);
        metrics.putObject("chat_data_metrics")
                .put("num_train_turns", turns.train())
                .put("num_eval_turns", turns.eval())
                .put("preamble", preamble);
    }
}

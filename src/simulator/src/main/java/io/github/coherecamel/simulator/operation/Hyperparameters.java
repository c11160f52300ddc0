package io.github.coherecamel.simulator.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Problem;
import java.util.Set;

/** The types of the hyperparameters. Their bounds were published in contradictory ways, so none are enforced. */
final class Hyperparameters {
    private static final Set<String> INTEGERS =
            Set.of("early_stopping_patience", "train_batch_size", "train_epochs", "lora_alpha", "lora_rank");
    private static final Set<String> NUMBERS = Set.of("early_stopping_threshold", "learning_rate");
    private static final Set<String> LORA_TARGETS = Set.of(
            "LORA_TARGET_MODULES_UNSPECIFIED",
            "LORA_TARGET_MODULES_QV",
            "LORA_TARGET_MODULES_QKVO",
            "LORA_TARGET_MODULES_QKVO_FFN");

    private Hyperparameters() {}

    static void check(ObjectNode hyperparameters) {
        for (var field : hyperparameters.properties()) {
            var value = field.getValue();
            if (value.isNull()) {
                continue;
            }
            if (INTEGERS.contains(field.getKey()) && !value.canConvertToExactIntegral()) {
                throw wrong(field.getKey(), "an integer");
            }
            if (INTEGERS.contains(field.getKey()) && !value.canConvertToInt()) {
                throw wrong(field.getKey(), "a 32-bit integer");
            }
            if (NUMBERS.contains(field.getKey()) && !isDouble(value)) {
                throw wrong(field.getKey(), "a number of 64 bits");
            }
            if (field.getKey().equals("lora_target_modules") && !LORA_TARGETS.contains(value.asText())) {
                throw wrong(field.getKey(), "one of the LORA_TARGET_MODULES_ values");
            }
        }
    }

    private static boolean isDouble(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.doubleValue());
    }

    private static Problem wrong(String field, String expected) {
        return Problem.badRequest("invalid settings.hyperparameters." + field + ": must be " + expected);
    }
}

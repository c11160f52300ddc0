package io.github.coherecamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.coherecamel.simulator.call.Json;
import io.github.coherecamel.simulator.state.World;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a simulator holds, in numbers. */
final class Summary {
    private Summary() {}

    static ObjectNode of(World world) {
        var now = world.now();
        var summary = Json.object().put("now", now.toString());
        var models = world.models(shelf -> counted(shelf.all(), model -> model.status(now)));
        var datasets = world.datasets(shelf -> counted(shelf.all(), dataset -> dataset.status(now)));
        write(summary.putObject("models"), models);
        write(summary.putObject("datasets"), datasets);
        return summary.put("stored_bytes", world.storedBytes());
    }

    private static <T> Map<String, Integer> counted(Iterable<T> items, Function<T, String> status) {
        var counts = new TreeMap<String, Integer>();
        items.forEach(item -> counts.merge(status.apply(item), 1, Integer::sum));
        return counts;
    }

    private static void write(ObjectNode node, Map<String, Integer> counts) {
        node.put("total", counts.values().stream().mapToInt(Integer::intValue).sum());
        var byStatus = node.putObject("by_status");
        counts.forEach(byStatus::put);
    }
}

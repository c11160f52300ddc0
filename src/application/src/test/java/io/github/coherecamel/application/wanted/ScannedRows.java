package io.github.coherecamel.application.wanted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Counts the rows that a database goes through for the queries that are made through it, as the database says. */
public final class ScannedRows {

    private static final Pattern H2_SCANS = Pattern.compile("scanCount: (\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Setting(Method method, Object[] arguments) {}

    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private long rows;

    public long reset() {
        var counted = rows;
        rows = 0;
        return counted;
    }

    public DataSource in(DataSource source) {
        return proxy(DataSource.class, (method, arguments) -> {
            var result = call(source, method, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            var result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement
                            && arguments[0].toString().strip().startsWith("select")
                    ? statement(connection, arguments[0].toString(), statement)
                    : result;
        });
    }

    private PreparedStatement statement(Connection connection, String sql, PreparedStatement statement) {
        var settings = new ArrayList<Setting>();
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                rows += explain(connection, sql, settings);
            } else if (method.getName().startsWith("set") && method.getParameterCount() > 1) {
                settings.add(new Setting(method, arguments));
            }
            return call(statement, method, arguments);
        });
    }

    private static long explain(Connection connection, String sql, List<Setting> settings) throws Throwable {
        var h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        try (var explaining =
                connection.prepareStatement((h2 ? "explain analyze " : "explain (analyze, format json) ") + sql)) {
            for (var setting : settings) {
                call(explaining, setting.method(), setting.arguments());
            }
            try (var plan = explaining.executeQuery()) {
                plan.next();
                return h2 ? h2(plan.getString(1)) : postgresql(plan.getString(1));
            }
        }
    }

    private static long h2(String plan) {
        return H2_SCANS.matcher(plan)
                .results()
                .mapToLong(scan -> Long.parseLong(scan.group(1)))
                .sum();
    }

    private static long postgresql(String plan) throws SQLException {
        try {
            return rows(JSON.readTree(plan).get(0).get("Plan"));
        } catch (JsonProcessingException e) {
            throw new SQLException(plan, e);
        }
    }

    private static long rows(JsonNode node) {
        var own = node.get("Node Type").asText().contains("Scan")
                ? node.path("Actual Loops").asLong()
                        * (node.path("Actual Rows").asLong()
                                + node.path("Rows Removed by Filter").asLong()
                                + node.path("Rows Removed by Index Recheck").asLong())
                : 0;
        for (var child : node.path("Plans")) {
            own += rows(child);
        }
        return own;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments == null ? new Object[0] : arguments)));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

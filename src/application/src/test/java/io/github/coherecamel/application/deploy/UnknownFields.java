package io.github.coherecamel.application.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields that Kubernetes does not know: its client keeps them, and a server would refuse or ignore them. */
final class UnknownFields {

    private static final String MODELS = "io.fabric8.kubernetes.api.model";

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> in(Object object) {
        var unknown = new UnknownFields();
        unknown.look(object.getClass().getSimpleName(), object);
        return unknown.found;
    }

    private void look(String path, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(one -> look(path, one));
        } else if (value != null && value.getClass().getName().startsWith(MODELS)) {
            for (var getter : value.getClass().getMethods()) {
                if (!getter.getName().startsWith("get")
                        || getter.getParameterCount() > 0
                        || Modifier.isStatic(getter.getModifiers())) {
                    continue;
                }
                var found = call(value, getter);
                if (getter.getName().equals("getAdditionalProperties")) {
                    ((Map<?, ?>) found).keySet().forEach(name -> this.found.add(path + "." + name));
                } else {
                    look(path + "." + getter.getName().substring(3), found);
                }
            }
        }
    }

    private static Object call(Object object, Method getter) {
        try {
            return getter.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Could not call " + getter, e);
        }
    }
}

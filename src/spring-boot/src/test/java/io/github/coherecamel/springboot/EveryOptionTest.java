package io.github.coherecamel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.dataset.CohereDatasetComponentConfigurer;
import io.github.coherecamel.finetune.CohereFinetuneComponentConfigurer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Component;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/** What an editor completes is what there is, and what there is can be set by the name that an editor completes. */
class EveryOptionTest {

    record Scheme(String name, String ofPackage, PropertyConfigurerGetter options) {

        /** Returns the option that a property of the metadata is for. */
        String option(JsonNode property) {
            return StringHelper.dashToCamelCase(
                    property.get("name").asText().substring(("camel.component." + name + ".").length()));
        }

        Stream<JsonNode> documented() throws IOException {
            return EveryOptionTest.all("spring-configuration-metadata.json", "properties")
                    .filter(property -> property.get("name").asText().startsWith("camel.component." + name + "."))
                    .filter(property -> !property.get("name").asText().endsWith(".enabled"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Scheme> schemes() {
        return Stream.of(
                new Scheme("cohere-finetune", "finetune", new CohereFinetuneComponentConfigurer()),
                new Scheme("cohere-dataset", "dataset", new CohereDatasetComponentConfigurer()));
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void isInTheMetadataWithItsTypeDescriptionAndDefault(Scheme scheme) throws Exception {
        var catalog = json("io/github/coherecamel/%s/%s.json".formatted(scheme.ofPackage(), scheme.name()))
                .get("componentProperties");
        var types = new TreeMap<String, Class<?>>();

        for (var property : scheme.documented().toList()) {
            var name = scheme.option(property);
            types.put(name, type(property));
            assertThat(property.get("description")).isEqualTo(catalog.at("/" + name + "/description"));
            assertThat(property.path("defaultValue")).isEqualTo(catalog.at("/" + name + "/defaultValue"));
            assertThat(property.has("deprecation"))
                    .isEqualTo(catalog.at("/" + name + "/deprecated").asBoolean());
            assertThat(BeanUtils.getPropertyDescriptor(
                            Class.forName(property.get("sourceType").asText()), name))
                    .isNotNull();
        }

        var expected = new TreeMap<String, Class<?>>();
        catalog.fieldNames()
                .forEachRemaining(name -> expected.put(
                        name,
                        ClassUtils.resolvePrimitiveIfNecessary(scheme.options().getOptionType(name, false))));
        assertThat(types).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void isSetByThePropertyOfTheMetadata(Scheme scheme) throws Exception {
        var beans = new TreeMap<String, Object>();
        var texts = new LinkedHashMap<String, String>();
        var expected = new TreeMap<String, Object>();
        for (var property : scheme.documented().toList()) {
            var option = scheme.option(property);
            var value = sample(option, type(property), property.path("defaultValue"));
            expected.put(option, value);
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, text) -> texts.put(property.get("name").asText() + "[" + key + "]", (String) text));
            } else if (type(property).getName().matches("java[.](lang|time)[.].*")) {
                texts.put(property.get("name").asText(), value.toString());
            } else {
                beans.put("bean-of-" + option, value);
                texts.put(property.get("name").asText(), "#bean:bean-of-" + option);
            }
        }
        var builder = Application.builder()
                .initializers(context -> beans.forEach(context.getBeanFactory()::registerSingleton));

        try (var application = Application.start(
                builder, texts.entrySet().stream().map(Object::toString).toArray(String[]::new))) {
            var component = application.camel().getComponent(scheme.name(), Component.class);
            var values = new TreeMap<String, Object>();
            expected.keySet().forEach(option -> values.put(option, value(scheme.options(), component, option)));
            assertThat(values).isEqualTo(expected);
        }
    }

    private static Object value(PropertyConfigurerGetter options, Component component, String option) {
        return options.getOptionValue(component, option, false);
    }

    private static Object sample(String option, Class<?> type, JsonNode defaultValue) throws Exception {
        if (type == Boolean.class) {
            return !defaultValue.asBoolean();
        }
        if (type == Integer.class) {
            return 7;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(7);
        }
        if (type == Map.class) {
            return Map.of("X-Tenant", "blue");
        }
        if (type == String.class) {
            return "text of " + option;
        }
        return type.isInterface()
                ? Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> switch (method.getName()) {
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> option.hashCode();
                            case "toString" -> option;
                            default -> null;
                        })
                : type.getDeclaredConstructor().newInstance();
    }

    private static Class<?> type(JsonNode property) throws ClassNotFoundException {
        return Class.forName(property.get("type").asText().replaceFirst("<.*", ""));
    }

    private static Stream<JsonNode> all(String file, String field) throws IOException {
        return StreamSupport.stream(json(file).get(field).spliterator(), false);
    }

    private static JsonNode json(String file) throws IOException {
        try (var json = EveryOptionTest.class.getResourceAsStream("/META-INF/" + file)) {
            return new ObjectMapper().readTree(json);
        }
    }
}

package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.coherecamel.documentation.Project;
import io.github.coherecamel.model.WireRecord;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.test.QuarkusUnitTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.GeneratedPropertyConfigurer;
import org.apache.camel.spi.annotations.DevConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is registered for a native image, compared with what is in the component's jar. */
class NativeImageTest {

    private static final String REGISTERED = "registered.txt";
    private static final Pattern BEAN = Pattern.compile("#(?:class|type):([\\w.]+)");

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest().withEmptyApplication().addBuildChainCustomizer(NativeImageTest::recordRegistered);

    /** The test runs in the application, which another class loader has built: a resource is what both can see. */
    private static void recordRegistered(BuildChainBuilder chain) {
        chain.addBuildStep(context -> {
                    var classes = context.consumeMulti(ReflectiveClassBuildItem.class).stream()
                            .filter(item -> item.isConstructors() && item.isMethods())
                            .flatMap(item -> item.getClassNames().stream());
                    var resources = context.consumeMulti(NativeImageResourceBuildItem.class).stream()
                            .flatMap(item -> item.getResources().stream());
                    context.produce(new GeneratedResourceBuildItem(
                            REGISTERED,
                            String.join("\n", Stream.concat(classes, resources).toList())
                                    .getBytes(StandardCharsets.UTF_8)));
                })
                .consumes(ReflectiveClassBuildItem.class)
                .consumes(NativeImageResourceBuildItem.class)
                .produces(GeneratedResourceBuildItem.class)
                .build();
    }

    /** Read once, and only in the application. */
    private static final class Component {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/quarkus/") && !location.contains("/simulator/"))
                .importPackages("io.github.coherecamel");
    }

    @Test
    void registersAllThatIsJson() throws IOException {
        assertRegistered(type -> type.isAssignableTo(WireRecord.class) && !type.isInterface(), 10);
        assertRegistered(type -> type.isRecord() && type.getPackageName().endsWith(".model"), 20);
        assertRegistered(type -> type.isAssignableTo(JsonDeserializer.class), 1);
    }

    @Test
    void registersAllFailures() throws IOException {
        assertRegistered(type -> type.isAssignableTo(Throwable.class), 10);
    }

    @Test
    void registersAllServices() throws IOException {
        assertRegistered(type -> type.isAnnotatedWith(DevConsole.class), 1);
        assertRegistered(type -> type.isAssignableTo(org.apache.camel.Component.class), 2);
        assertRegistered(type -> type.isAssignableTo(GeneratedPropertyConfigurer.class), 4);
        assertRegistered(type -> type.isAssignableTo(EndpointUriFactory.class), 2);
    }

    @Test
    void registersTheBeansOfKamelets() throws IOException {
        var kamelets = Project.files("src/kamelets/src/main/resources/kamelets/.*\\.yaml");
        var beans = kamelets.stream()
                .flatMap(kamelet -> BEAN.matcher(Project.read(kamelet)).results())
                .map(bean -> bean.group(1))
                .distinct()
                .toList();

        assertThat(kamelets).hasSizeGreaterThan(5);
        assertThat(beans).isNotEmpty();
        assertThat(registered()).containsAll(beans);
    }

    @Test
    void registersTheCatalog() throws IOException {
        assertThat(registered())
                .contains(
                        "META-INF/io/github/coherecamel/finetune/cohere-finetune.json",
                        "META-INF/io/github/coherecamel/dataset/cohere-dataset.json");
    }

    private void assertRegistered(Predicate<JavaClass> wanted, int atLeast) throws IOException {
        var existing = Component.CLASSES.stream()
                .filter(wanted)
                .map(JavaClass::getName)
                .toList();
        var missing = new ArrayList<>(existing);
        missing.removeAll(registered());

        assertThat(existing).hasSizeGreaterThanOrEqualTo(atLeast);
        assertThat(missing).isEmpty();
    }

    private static List<String> registered() throws IOException {
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(REGISTERED)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

package io.github.coherecamel.test;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.commons.support.AnnotationSupport;

/** Tests whose simulator is in an application context of Spring. */
final class SpringTests {

    private static final String EXTENSION = "org.springframework.test.context.junit.jupiter.SpringExtension";

    private SpringTests() {}

    /** Tells by name, since there may be no Spring. */
    static boolean includes(Class<?> test) {
        return Stream.<Class<?>>iterate(test, type -> type != null, Class::getEnclosingClass)
                .flatMap(type -> AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream())
                .flatMap(annotation -> Arrays.stream(annotation.value()))
                .anyMatch(extension -> extension.getName().equals(EXTENSION));
    }
}

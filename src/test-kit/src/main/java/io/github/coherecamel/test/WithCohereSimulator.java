package io.github.coherecamel.test;

import io.github.coherecamel.simulator.CohereSimulator;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Lets a test run against a simulator of Cohere's API: whatever routes, properties and environment say, the endpoints
 * {@code cohere-finetune} and {@code cohere-dataset} call it, with a key that is none. It works at a class with
 * {@code CamelTestSupport}, {@code CamelMainTestSupport}, {@code @SpringBootTest} or {@code @QuarkusTest}, at one whose tests
 * make a Camel context themselves, and at their super classes; nested classes share what the class around them has.
 *
 * <p>A test gets the {@link CohereSimulator} as parameter, or in a field of that type that is not static. It is emptied before
 * each test, so that only the seed is left.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(SimulatorExtension.class)
@ResourceLock(providers = SimulatorLock.class)
@WithTestResource(SimulatorTestResource.class)
public @interface WithCohereSimulator {

    /**
     * Models and datasets to begin with, in the shape in which the API shows them: the JSON itself, or the name of a
     * resource such as {@code models.json}, or else of a file, relative to the folder of the project. Nothing by default.
     */
    String seed() default "";

    /** How long a dataset takes from queued to its end, by the simulator's clock, such as {@code 5m} or {@code PT5M}. */
    String validationTime() default "0s";

    /** How long a model takes from queued to ready, by the simulator's clock, such as {@code 2h} or {@code PT2H}. */
    String trainingTime() default "0s";
}

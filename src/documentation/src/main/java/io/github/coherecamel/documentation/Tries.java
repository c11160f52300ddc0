package io.github.coherecamel.documentation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which blocks of the documentation a test compiles, parses or runs. Each block has to be tried by some test. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Tries.All.class)
public @interface Tries {

    /** The page; {@code *} for all of them. */
    String page();

    String language();

    /** What the blocks have in them; all of the page and language if nothing is said. */
    String containing() default "";

    /** Several. */
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface All {
        Tries[] value();
    }
}

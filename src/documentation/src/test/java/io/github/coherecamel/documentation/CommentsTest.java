package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentsTest {

    @TempDir
    private Path folder;

    @Test
    void areReadAsMarkdownByTheNameOfTheirElement() throws Exception {
        var comments = Comments.of(
                Files.writeString(
                        folder.resolve("Outer.java"),
                        """
                package a;

                /** What is outside. */
                public interface Outer {
                    /**
                     * How long {@code x} takes,
                     * see {@link Other#wait()}: a &lt; <em>b</em>.
                     *
                     * <p>Change it.
                     *
                     * @return not this
                     */
                    int some();

                    interface Inner {
                        /** Deep. */
                        int deep();
                        int none();
                    }
                    enum Colour {
                        /** Stop. */
                        RED
                    }
                }
                """));

        assertThat(comments.of("Outer")).isEqualTo("What is outside.");
        assertThat(comments.of("Outer.some")).isEqualTo("How long `x` takes, see `wait()`: a < b. Change it.");
        assertThat(comments.paragraphs("Outer.some")).hasSize(2).contains("Change it.");
        assertThat(comments.of("Outer.Inner.deep")).isEqualTo("Deep.");
        assertThat(comments.of("Outer.Colour.RED")).isEqualTo("Stop.");
        assertThatThrownBy(() -> comments.of("Outer.Inner.none"))
                .hasMessageContaining("Outer.java has no comment at Outer.Inner.none");
    }
}

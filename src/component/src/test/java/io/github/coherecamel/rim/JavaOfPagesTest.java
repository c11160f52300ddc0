package io.github.coherecamel.rim;

import io.github.coherecamel.documentation.JavaBlock;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Tries;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java in the documentation that no other test runs can be compiled. */
class JavaOfPagesTest {

    @TempDir
    Path folder = Path.of("");

    @Tries(page = "reference.md", language = "java", containing = "ThreadPoolProfileBuilder")
    @Test
    void thatMakesAProfileOfThreads() {
        Page.of("reference.md").blocks("java").stream()
                .filter(block -> block.text().contains("ThreadPoolProfileBuilder"))
                .forEach(block -> JavaBlock.compile(block, folder, "org.apache.camel.CamelContext context"));
    }

    @Tries(page = "low-code.md", language = "java")
    @Test
    void thatAsksTheCatalog() {
        Page.of("low-code.md").blocks("java").forEach(block -> JavaBlock.compile(block, folder));
    }
}

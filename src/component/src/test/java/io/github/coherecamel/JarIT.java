package io.github.coherecamel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Camel's tools, and lawyers, look for in the jar. */
class JarIT {

    private final File file = new File(System.getProperty("jar"));
    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(file);
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void listsItsComponentsWhereCamelsToolsLook() throws IOException {
        var properties = new Properties();
        properties.load(jar.getInputStream(jar.getEntry("META-INF/services/org/apache/camel/component.properties")));

        assertThat(properties)
                .containsEntry("components", "cohere-dataset cohere-finetune")
                .containsEntry("groupId", "io.github.coherecamel")
                .containsEntry("artifactId", "camel-cohere-finetune");
    }

    @Test
    void hasNothingInItsRootButFolders() {
        assertThat(jar.stream().map(entry -> entry.getName().split("/")[0]).distinct())
                .containsExactlyInAnyOrder("META-INF", "io");
    }

    @Test
    void hasItsLicense() throws IOException {
        assertThat(jar.getInputStream(jar.getEntry("META-INF/LICENSE")))
                .asString(UTF_8)
                .contains("Apache License", "Version 2.0");
        assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
    }

    @Test
    void saysWhichVersionItIs() throws IOException {
        var manifest = jar.getManifest().getMainAttributes();
        var version = Objects.requireNonNull(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION));

        assertThat(file).hasName("camel-cohere-finetune-" + version + ".jar");
        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE)).isEqualTo("Camel :: Cohere Finetune");
        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VENDOR)).isNotBlank();
    }
}

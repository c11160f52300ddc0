package io.github.coherecamel.application.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Project;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.simulator.CohereSimulator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image that the build leaves: what is in it, as whom it runs, and that what is in it starts. Java is not in it. */
class ImageIT {

    private static final Path TAR = Path.of("target", "jib-image.tar");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Java says where each class is from. */
    private static final String LOADED = "-Xlog:class+load ";

    @TempDir
    static Path root;

    private static JsonNode config;

    @BeforeAll
    static void unpack() throws IOException {
        var parts = new TreeMap<String, byte[]>();
        try (var tar = new TarArchiveInputStream(Files.newInputStream(TAR))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                parts.put(entry.getName(), tar.readAllBytes());
            }
        }
        var manifest = JSON.readTree(parts.get("manifest.json")).get(0);
        config = JSON.readTree(parts.get(manifest.path("Config").asText())).path("config");
        for (var layer : manifest.path("Layers")) {
            unpack(new ByteArrayInputStream(parts.get(layer.asText())));
        }
    }

    private static void unpack(InputStream layer) throws IOException {
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(layer))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertThat(isForOthersToWrite(entry)).as(entry.getName()).isFalse();
                var path = root.resolve(entry.getName().replaceFirst("^/", ""));
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                }
            }
        }
    }

    private static boolean isForOthersToWrite(TarArchiveEntry entry) {
        return (entry.getMode() & 022) != 0 || entry.getLongUserId() != 0;
    }

    /** Each jar as it is, whatever Maven's scopes say. */
    @Test
    void hasNoPartThatIsNotInItsList() throws Exception {
        assertThat(libraries()).isNotEmpty().isSubsetOf(ListedParts.read().places());
        assertThat(ListedParts.read().names())
                .anyMatch(name -> name.startsWith("pkg:maven/org.postgresql/postgresql@"));
    }

    /** Quarkus adds parts that Maven does not know, so a release's own check of licenses does not see all of these. */
    @Test
    void hasNoPartWhoseLicenseIsNotAmongThoseThatAReleaseMayHave() throws Exception {
        var listed = ListedParts.read();
        var allowed = Pattern.compile("<includedLicense>(.+?)</includedLicense>")
                .matcher(Project.read(Project.folder().resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(allowed).contains("Apache-2.0", "MIT");
        assertThat(libraries())
                .allSatisfy(library ->
                        assertThat(listed.licensesOf(library)).as(library).containsAnyElementsOf(allowed));
    }

    private static List<String> libraries() throws IOException {
        try (var files = Files.walk(root.resolve("app/lib"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.resolve("app").relativize(file).toString())
                    .toList();
        }
    }

    @Test
    void runsAsNobodyAndKeepsWhatItWritesInAVolume() {
        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/data");
        assertThat(config.path("Volumes").has("/data")).isTrue();
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
    }

    @Test
    void hasTheApplicationAndNothingElse() throws IOException {
        try (var top = Files.list(root)) {
            assertThat(top.map(path -> path.getFileName().toString())).containsExactly("app");
        }
        assertThat(root.resolve("app/quarkus-run.jar")).exists();
    }

    /** It can be reached from everywhere, so whoever starts it has to say who may do what. */
    @Test
    void doesNotStartWithoutTokens(@TempDir Path data) throws Exception {
        var process = start(data, Map.of("CO_API_URL", "http://127.0.0.1:9"));

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("Cannot start: ", "COHERE_ACCESS_TOKENS");
    }

    @Test
    void startsWithTokensAndWritesToItsVolumeAlone(@TempDir Path data, @TempDir Path secrets) throws Exception {
        var tokens = Files.writeString(
                secrets.resolve("tokens"),
                "anna viewer sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae\n");
        try (var cohere = CohereSimulator.start()) {
            var process = start(
                    data,
                    Map.of(
                            "CO_API_URL", cohere.baseUrl().toString(),
                            "COHERE_ACCESS_TOKENS", tokens.toString(),
                            "COHERE_FILES_ENABLED", "false"));
            try (var said = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(said.lines()
                                .filter(line -> line.contains("Listening on") || line.contains("Cannot start"))
                                .findFirst())
                        .hasValueSatisfying(line -> assertThat(line).contains("Listening on"));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        assertThat(data.resolve("database/controller.mv.db")).exists();
    }

    /** What the page of operation says is done in the folder of the image's files, and the image is then started as its page says. */
    @Tries(page = "operating.md", language = "sh", containing = "quarkus-run.jar archive")
    @Tries(page = "deploying.md", language = "dockerfile")
    @Test
    void takesItsClassesFromAnArchive(@TempDir Path data) throws Exception {
        var app = root.resolve("app");
        var dockerfile = Page.of("deploying.md").blocks("dockerfile").get(0).text();
        var lines = Page.of("operating.md").blocks("sh").stream()
                .flatMap(block -> block.text().lines())
                .filter(line -> line.contains("controller.jsa"))
                .toList();
        assertThat(lines.get(0).split(" ")).containsSequence("archive", "controller.jsa");
        assertThat(dockerfile).contains("\"archive\", \"/app/controller.jsa\"");

        var made = new ProcessBuilder(withThisJava(lines.get(0)))
                .directory(app.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(made.waitFor()).as(said).isZero();
        assertThat(said).contains("-XX:SharedArchiveFile=" + app.resolve("controller.jsa"));

        var options = new ProcessBuilder(withThisJava(lines.get(1).replace("java ", "java " + LOADED)))
                .directory(app.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(fromArchive(options)).isPositive();
        var option = dockerfile
                .lines()
                .filter(line -> line.startsWith("ENV "))
                .map(line -> line.replaceFirst("ENV JAVA_TOOL_OPTIONS=", "").replace("/app", app.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(fromArchive(start(data, Map.of("JAVA_TOOL_OPTIONS", LOADED + option))))
                .isPositive();
    }

    /** It ends, since it is not told where the API is, but it has begun. */
    private static long fromArchive(Process process) throws Exception {
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return said.lines()
                .filter(line -> line.contains("io.github.coherecamel.") && line.contains("shared objects file (top)"))
                .count();
    }

    private static List<String> withThisJava(String line) {
        var command = new ArrayList<>(List.of(line.split(" ")));
        assertThat(command.get(0)).isEqualTo("java");
        command.set(0, ProcessHandle.current().info().command().orElse("java"));
        return command;
    }

    /** As the image says, with this Java instead of that of its base. */
    private static Process start(Path data, Map<String, String> environment) throws IOException {
        var command = new ArrayList<String>();
        for (var part : config.path("Entrypoint")) {
            command.add(part.asText().replaceFirst("^/app", root.resolve("app").toString()));
        }
        assertThat(command.get(0)).isEqualTo("java");
        command.set(0, ProcessHandle.current().info().command().orElse("java"));
        var builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> List.of("CO_", "COHERE_", "QUARKUS_", "CAMEL_").stream()
                .anyMatch(name::startsWith));
        for (var variable : config.path("Env")) {
            var parts = variable.asText().split("=", 2);
            builder.environment().put(parts[0], parts[1].replaceFirst("^/data", data.toString()));
        }
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return builder.start();
    }
}

package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each block of the documentation is tried by a test that says so ({@link Tries}), or is marked as output or a drawing. */
class BlocksTest {

    private static final Pattern TRIES = Pattern.compile("@Tries\\(\\s*page = \"([^\"]*)\",\\s*language = \"([^\"]*)\""
            + "(?:,\\s*containing = \"((?:[^\"\\\\]|\\\\.)*)\")?\\s*\\)");
    private static final Pattern COMMAND = Pattern.compile("^(\\$ |curl |mvn |java |npm |kubectl |docker )");

    /** What no build can try, and why. */
    private static final List<Claim> NOT_TRIED = List.of(
            new Claim("camel-main.md", "sh", "camel run", "Camel JBang fetches itself, and is no artifact of a build"),
            new Claim("operating.md", "sh", "ArchiveClassesAtExit", "takes too long; the benchmark of starts runs it"),
            new Claim("low-code.md", "yaml", "apiVersion:", "LowCodePageTest of the Kamelets runs it"),
            new Claim("low-code.md", "java", "addComponent", "CatalogTest has the same statements"),
            new Claim("deploying.md", "sh", "docker run", "there is no Docker daemon"),
            new Claim("deploying.md", "sh", "docker push", "there is neither a Docker daemon nor a registry"),
            new Claim("deploying.md", "sh", "kubectl ", "there is no cluster"),
            new Claim(
                    "spring-boot.md", "xml", "<artifactId>camel-yaml-dsl<", "a part of a pom for another Spring Boot"),
            new Claim("spring-boot.md", "yaml", "camel:", "Spring is on the path of the starter's tests alone"));

    /** Who tries which blocks. */
    private record Claim(String page, String language, String containing, String by) {

        boolean isAbout(Block block) {
            return (page.equals("*") || page.equals(block.page()))
                    && language.equals(block.language())
                    && block.text().contains(containing);
        }
    }

    private static final List<Claim> CLAIMS = new ArrayList<>();
    private static final List<Block> BLOCKS =
            Page.all().stream().flatMap(page -> page.blocks().stream()).toList();

    @BeforeAll
    static void readTests() {
        Project.files("src/.*/src/(test|it)/.*(Test|IT)\\.java")
                .forEach(file -> claims(file).forEach(CLAIMS::add));
        CLAIMS.addAll(NOT_TRIED);
    }

    private static Stream<Claim> claims(Path test) {
        var name = test.getFileName().toString().replace(".java", "");
        return TRIES.matcher(Project.read(test))
                .results()
                .map(found -> new Claim(
                        found.group(1),
                        found.group(2),
                        found.group(3) == null
                                ? ""
                                : found.group(3).replace("\\\"", "\"").replace("\\\\", "\\"),
                        name));
    }

    @Test
    void everyBlockIsTriedByATestOrMarkedAsOutput() {
        assertThat(BLOCKS).hasSizeGreaterThan(100);
        assertThat(BLOCKS.stream()
                        .filter(block -> !block.isIllustration() && by(block).isEmpty()))
                .as("blocks that no test tries. Annotate the one that does with @Tries, or mark output by ```text")
                .isEmpty();
    }

    @Test
    void everyClaimIsAboutABlock() {
        assertThat(CLAIMS)
                .hasSizeGreaterThan(10)
                .filteredOn(claim -> !NOT_TRIED.contains(claim))
                .allSatisfy(claim -> assertThat(BLOCKS).anyMatch(claim::isAbout));
    }

    @Test
    void whatIsMarkedAsOutputIsNoCommand() {
        assertThat(BLOCKS).filteredOn(Block::isIllustration).allSatisfy(block -> assertThat(
                        block.text().lines())
                .as(block.toString())
                .noneMatch(line -> COMMAND.matcher(line).find()));
    }

    /** For whoever wants to know: {@code target/blocks.txt}. */
    @Test
    void listsWhoTriesWhat() throws IOException {
        var lines = BLOCKS.stream()
                .map(block -> block + ": " + (block.isIllustration() ? "output" : String.join(", ", by(block))))
                .toList();

        Files.write(Files.createDirectories(Path.of("target")).resolve("blocks.txt"), lines);

        assertThat(lines).noneMatch(line -> line.endsWith(": "));
    }

    private static List<String> by(Block block) {
        return CLAIMS.stream()
                .filter(claim -> claim.isAbout(block))
                .map(Claim::by)
                .distinct()
                .toList();
    }
}

package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each block of the documentation is tried by a test that says so ({@link Tries}), or is marked as output or a drawing. */
class BlocksTest {

    private static final Pattern TRIES = Pattern.compile("@Tries\\(\\s*page = \"([^\"]*)\",\\s*language = \"([^\"]*)\""
            + "(?:,\\s*containing = \"((?:[^\"\\\\]|\\\\.)*)\")?\\s*\\)");
    private static final Pattern COMMAND = Pattern.compile("^(\\$ |curl |mvn |java |npm |kubectl |docker )");

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL);

    /** What no test can try that says so by {@link Tries}, and why. */
    private static final List<Claim> NOT_TRIED = List.of(
            new Claim("camel-main.md", "sh", "camel run", "Camel JBang fetches itself, and is no artifact of a build"),
            new Claim("camel-main.md", "sh", "java -cp", "CamelMainGuideTest starts Camel Main in its own JVM"),
            new Claim("deploying.md", "sh", "docker load", "there is no Docker daemon"),
            new Claim("spring-boot.md", "sh", "java -jar target/", "verify.groovy of the example starts that jar"),
            new Claim("quarkus.md", "sh", "java -jar target/", "verify.groovy of the example starts that jar"),
            new Claim("deploying.md", "sh", "docker run", "there is no Docker daemon"),
            new Claim("deploying.md", "sh", "docker push", "there is neither a Docker daemon nor a registry"),
            new Claim("deploying.md", "sh", "kubectl ", "there is no cluster"));

    /** Who tries which blocks. */
    private record Claim(String page, String language, String containing, String by) {

        boolean isAbout(Block block) {
            return (page.equals("*") || page.equals(block.page()))
                    && language.equals(block.language())
                    && block.text().contains(containing);
        }

        /** A test of all pages knows of a block nothing but what it looks for. */
        boolean covers(Block block, String part) {
            return isAbout(block) && (!page.equals("*") || part.contains(containing));
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
        assertThat(BLOCKS.stream().filter(block -> !block.isIllustration()).flatMap(block -> parts(block)
                        .filter(part -> CLAIMS.stream().noneMatch(claim -> claim.covers(block, part)))
                        .map(part -> block + ": " + part)))
                .as("what no test tries. Annotate the one that does with @Tries, or mark output by ```text")
                .isEmpty();
    }

    @Test
    void aBlockOfSeveralCommandsIsNotTriedByATestOfOne() {
        var block = new Block("sample.md", 1, "sh", "cd folder\nmvn -q \\\n  verify\njava -jar target/sample.jar\n");
        var claim = new Claim("*", "sh", "mvn ", "MavenCommandsTest");

        assertThat(parts(block)).hasSize(2);
        assertThat(parts(block).filter(part -> !claim.covers(block, part)))
                .containsExactly("java -jar target/sample.jar");
    }

    @Test
    void everyClaimIsAboutABlock() {
        assertThat(CLAIMS).hasSizeGreaterThan(10).allSatisfy(claim -> assertThat(BLOCKS)
                .anyMatch(claim::isAbout));
    }

    @Test
    void whatIsSaidNotToBeTriedIsTriedByNone() {
        assertThat(NOT_TRIED).allSatisfy(claim -> assertThat(BLOCKS)
                .filteredOn(claim::isAbout)
                .anySatisfy(block -> assertThat(parts(block)).anySatisfy(part -> assertThat(CLAIMS)
                        .filteredOn(other -> !NOT_TRIED.contains(other))
                        .noneMatch(other -> other.covers(block, part)))));
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

    /** What a block is made of that can be tried alone: commands, properties and dependencies. */
    private static Stream<String> parts(Block block) {
        return switch (block.language()) {
            case "sh" ->
                block.text().replace("\\\n", "").lines().filter(line -> !line.isBlank() && !line.matches("(#|cd ).*"));
            case "properties" -> block.text().lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
            case "xml" ->
                block.text().contains("<dependency>")
                        ? DEPENDENCY.matcher(block.text()).results().map(MatchResult::group)
                        : Stream.of(block.text());
            default -> Stream.of(block.text());
        };
    }

    private static List<String> by(Block block) {
        return CLAIMS.stream()
                .filter(claim -> claim.isAbout(block))
                .map(Claim::by)
                .distinct()
                .toList();
    }
}

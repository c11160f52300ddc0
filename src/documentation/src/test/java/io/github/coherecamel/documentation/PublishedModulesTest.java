package io.github.coherecamel.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * POMs of what is published have what Maven Central asks for. That the jars are there is seen when they are built, by
 * execution {@code published} of the root.
 */
class PublishedModulesTest {

    private static final List<String> INHERITED =
            List.of("licenses", "developers", "scm", "organization", "distributionManagement");

    private final Element root = read(Project.folder().resolve("pom.xml"));

    @Test
    void theRootSaysForAllWhoseTheyAreAndWhereTheyAreKept() {
        assertThat(texts("url")).singleElement().asString().startsWith("https://");
        assertThat(texts("licenses", "license", "name")).containsExactly("Apache-2.0");
        assertThat(texts("licenses", "license", "url"))
                .singleElement()
                .asString()
                .startsWith("https://");
        assertThat(texts("developers", "developer", "name")).isNotEmpty();
        assertThat(texts("scm", "url")).isEqualTo(texts("url"));
        assertThat(texts("scm", "connection"))
                .containsExactly("scm:git:" + texts("url").get(0) + ".git");
        assertThat(texts("scm", "developerConnection")).hasSize(1);
    }

    @Test
    void eachHasANameAndADescriptionOfItsOwn() {
        var published = published();

        assertThat(published).hasSizeGreaterThan(8).allSatisfy(pom -> {
            assertThat(texts(pom, "name"))
                    .as(nameOf(pom))
                    .singleElement()
                    .asString()
                    .isNotBlank();
            assertThat(texts(pom, "description"))
                    .as(nameOf(pom))
                    .singleElement()
                    .asString()
                    .isNotBlank();
        });
        assertThat(published).extracting(pom -> texts(pom, "name")).doesNotHaveDuplicates();
        assertThat(published).extracting(pom -> texts(pom, "description")).doesNotHaveDuplicates();
    }

    @Test
    void noneReplacesWhatTheRootSays() {
        assertThat(published())
                .filteredOn(pom -> !nameOf(pom).equals(nameOf(root)))
                .allSatisfy(pom -> assertThat(INHERITED).as(nameOf(pom)).allMatch(part -> texts(pom, part)
                        .isEmpty()));
    }

    /** The check of the root would otherwise find it late, or not at all. */
    @Test
    void noneIsPublishedWithoutSourcesOrJavadoc() {
        assertThat(published()).allSatisfy(pom -> {
            assertThat(texts(pom, "properties", "maven.source.skip"))
                    .as(nameOf(pom))
                    .isEmpty();
            assertThat(texts(pom, "properties", "maven.javadoc.skip"))
                    .as(nameOf(pom))
                    .isEmpty();
        });
    }

    private static List<Element> published() {
        return Stream.concat(
                        Stream.of(Project.folder().resolve("pom.xml")),
                        Project.files("src/(?!examples/.+/)(.*/)?pom\\.xml").stream())
                .map(PublishedModulesTest::read)
                .filter(pom -> !texts(pom, "properties", "maven.deploy.skip").contains("true"))
                .toList();
    }

    private List<String> texts(String... path) {
        return texts(root, path);
    }

    private static List<String> texts(Element pom, String... path) {
        var found = Stream.of(pom);
        for (var name : path) {
            found = found.flatMap(PublishedModulesTest::children)
                    .filter(child -> child.getTagName().equals(name));
        }
        return found.map(element -> element.getTextContent().strip()).toList();
    }

    private static Stream<Element> children(Element parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static String nameOf(Element pom) {
        return String.join("", texts(pom, "artifactId"));
    }

    private static Element read(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("Could not read " + pom, e);
        }
    }
}

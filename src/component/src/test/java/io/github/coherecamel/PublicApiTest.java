package io.github.coherecamel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.coherecamel.documentation.Page;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users may build on shows them no class that they may not. */
class PublicApiTest {

    private static final String OURS = "io.github.coherecamel.";

    @Test
    void whatAListedClassExtendsTakesAndReturnsIsListed() {
        var listed = Page.of("public-api.md").rows("| class | what it is |").stream()
                .map(row -> row.get(0))
                .collect(Collectors.toSet());
        var missing = new TreeSet<String>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.coherecamel")) {
            if (listed.contains(type.getName())) {
                seenIn(type)
                        .filter(seen -> !listed.contains(outermost(seen)))
                        .forEach(seen -> missing.add(type.getSimpleName() + " shows " + seen.getName()));
            }
        }

        assertThat(listed).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    private static Stream<JavaClass> seenIn(JavaClass type) {
        var methods = type.getCodeUnits().stream()
                .filter(unit -> isOpen(unit.getModifiers()))
                .flatMap(unit ->
                        Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()));
        return Stream.of(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream(), methods)
                .flatMap(all -> all)
                .map(JavaClass::getBaseComponentType)
                .filter(seen -> seen.getName().startsWith(OURS));
    }

    private static boolean isOpen(java.util.Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}

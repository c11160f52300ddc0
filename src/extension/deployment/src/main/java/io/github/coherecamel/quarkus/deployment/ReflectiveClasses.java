package io.github.coherecamel.quarkus.deployment;

import java.util.Set;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** The component's classes that are looked at by reflection, which a native image has to be told of. */
final class ReflectiveClasses {

    private static final String COMPONENT = "io.github.coherecamel.";

    /** What is read and written as JSON, and what a route looks into with an expression. */
    private static final Set<String> DATA = Set.of(COMPONENT + "model", COMPONENT + "update", COMPONENT + "watch");

    /** Kamelets name it as the class of a bean. */
    private static final String BEAN = COMPONENT + "camel.ApiKeyBean";

    private ReflectiveClasses() {}

    static String[] in(IndexView index) {
        return index.getKnownClasses().stream()
                .map(ClassInfo::name)
                .filter(name ->
                        isData(name) || isFailure(name) || name.toString().equals(BEAN))
                .map(DotName::toString)
                .toArray(String[]::new);
    }

    private static boolean isData(DotName name) {
        return DATA.contains(name.packagePrefix())
                && !name.withoutPackagePrefix().equals("package-info");
    }

    /** A route that is written in YAML or XML names the failure that it handles. */
    private static boolean isFailure(DotName name) {
        return name.toString().startsWith(COMPONENT) && name.toString().endsWith("Exception");
    }
}

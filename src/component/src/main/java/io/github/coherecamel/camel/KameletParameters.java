package io.github.coherecamel.camel;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;

/** Refuses parameters that a Kamelet does not have. Camel passes over them, so that a misspelt {@code dryRun} would write. */
final class KameletParameters {

    /** What Camel itself gives to each Kamelet. */
    private static final Set<String> OF_CAMEL = Set.of(
            "templateId",
            "routeId",
            "uuid",
            "parentRouteId",
            "parentProcessorId",
            "noErrorHandler",
            "bridgeErrorHandler");

    private KameletParameters() {}

    /** @throws IllegalArgumentException if the Kamelet whose route is being made is given a parameter that it does not have */
    static void refuseUnknown(CamelContext context) {
        var given = context.getPropertiesComponent().getLocalProperties();
        var name = given == null ? null : given.getProperty("templateId");
        var model = context.getCamelContextExtension().getContextPlugin(Model.class);
        var kamelet = name == null || model == null ? null : model.getRouteTemplateDefinition(name);
        if (given == null || kamelet == null) {
            return;
        }
        var declared = declaredBy(kamelet);
        var unknown = new TreeSet<>(given.stringPropertyNames());
        unknown.removeIf(each -> isSetElsewhere(each, given.stringPropertyNames()));
        unknown.removeAll(OF_CAMEL);
        unknown.removeAll(declared);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no parameter %s of Kamelet %s. Correct it; there are %s."
                    .formatted(String.join(", ", unknown), name, String.join(", ", declared)));
        }
    }

    private static Set<String> declaredBy(RouteTemplateDefinition kamelet) {
        return kamelet.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSetElsewhere(String name, Set<String> given) {
        // Camel adds a spelling with hyphens of each name. The Kamelet's own beans have hyphens, too.
        var isOtherSpelling = name.contains("-");
        // In camel.kamelet.<Kamelet>.<use>.<parameter> the parameter is for that use.
        var isOfOtherUse = name.contains(".");
        // A variable of the environment is spelt by other rules, and comes in small letters as well.
        var isOfEnvironment = given.contains(name.toUpperCase(Locale.ROOT));
        return isOtherSpelling || isOfOtherUse || isOfEnvironment;
    }
}

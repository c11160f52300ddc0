package io.github.coherecamel.camel;

import static java.util.Objects.requireNonNullElse;

import io.github.coherecamel.update.Likeness;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.BeanFactoryDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.util.IOHelper;
import org.apache.camel.util.StringHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses parameters that are misspelt ones of a Kamelet, and warns of others that it does not have. Camel passes over both, so
 * that a misspelt {@code dryRun} would write.
 */
final class KameletParameters {

    private static final Logger LOG = LoggerFactory.getLogger(KameletParameters.class);

    /** What Camel itself gives to each Kamelet. If a version gives more, there is a warning more. */
    private static final Set<String> OF_CAMEL = Set.of(
            "templateId",
            "routeId",
            "uuid",
            "parentRouteId",
            "parentProcessorId",
            "noErrorHandler",
            "bridgeErrorHandler");

    private final String kamelet;
    private final Set<String> given;
    private final Set<String> declared;
    private final Set<String> beans;

    private KameletParameters(RouteTemplateDefinition kamelet, Set<String> given) {
        this.kamelet = kamelet.getId();
        this.given = given;
        declared =
                requireNonNullElse(kamelet.getTemplateParameters(), List.<RouteTemplateParameterDefinition>of())
                        .stream()
                        .map(RouteTemplateParameterDefinition::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        beans =
                requireNonNullElse(
                                kamelet.getTemplateBeans(), List.<BeanFactoryDefinition<RouteTemplateDefinition>>of())
                        .stream()
                        .map(BeanFactoryDefinition::getName)
                        .collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException if the Kamelet whose route is being made is given a parameter that is misspelt */
    static void check(CamelContext context) {
        var given = context.getPropertiesComponent().getLocalProperties();
        var kamelet = given == null ? null : kamelet(context, given);
        if (given != null && kamelet != null) {
            new KameletParameters(kamelet, given.stringPropertyNames()).check();
        }
    }

    private static @Nullable RouteTemplateDefinition kamelet(CamelContext context, Properties given) {
        var name = given.getProperty("templateId");
        var model = context.getCamelContextExtension().getContextPlugin(Model.class);
        return name == null || model == null ? null : model.getRouteTemplateDefinition(name);
    }

    private void check() {
        var misspelt = new TreeSet<String>();
        var unknown = new TreeSet<String>();
        for (var name : given) {
            // In camel.kamelet.<Kamelet>.<use>.<parameter> the parameter is for that use.
            var parameter = StringHelper.dashToCamelCase(name.substring(name.lastIndexOf('.') + 1));
            if (isKnown(name) || isRead(parameter) || isMadeByCamel(name)) {
                continue;
            }
            var isAlike = declared.stream().anyMatch(each -> Likeness.between(parameter, each));
            (isAlike ? misspelt : unknown).add(StringHelper.dashToCamelCase(name));
        }
        if (!misspelt.isEmpty()) {
            throw new IllegalArgumentException("There is no parameter %s of Kamelet %s. Correct it; there are %s."
                    .formatted(String.join(", ", misspelt), kamelet, String.join(", ", declared)));
        }
        if (!unknown.isEmpty()) {
            LOG.warn(
                    "There is no parameter {} of Kamelet {}, so it does nothing. There are {}.",
                    String.join(", ", unknown),
                    kamelet,
                    declared.isEmpty() ? "none" : String.join(", ", declared));
        }
    }

    private boolean isKnown(String name) {
        return OF_CAMEL.contains(StringHelper.dashToCamelCase(name))
                || beans.stream().anyMatch(bean -> Likeness.plain(bean).equals(Likeness.plain(name)));
    }

    /** Whether Camel takes it for one that is declared, as it takes names like those of variables of the environment. */
    private boolean isRead(String parameter) {
        return declared.stream()
                .anyMatch(each -> parameter.equals(each)
                        || parameter.equals(StringHelper.dashToCamelCase(each))
                        || parameter.equals(IOHelper.normalizeEnvironmentVariable(each))
                        || parameter.equals(IOHelper.normalizeEnvironmentVariable(StringHelper.camelCaseToDash(each))));
    }

    /** Whether it is the spelling that Camel adds of another, which then is looked at itself. */
    private boolean isMadeByCamel(String name) {
        return given.stream()
                .map(StringHelper::dashToCamelCase)
                .anyMatch(other -> !other.equals(StringHelper.dashToCamelCase(name))
                        && StringHelper.camelCaseToDash(other).equals(name));
    }
}

package io.github.coherecamel.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.ObjectName;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key of a Kamelet is looked for wherever somebody could see it. */
class KeySecrecyTest extends KameletTest {
    private static final String CANARY = "canary-4711";
    private static final String ROUTES =
            """
            - route:
                from:
                  uri: kamelet:cohere-model-changed-source
                  parameters:
                    delay: 20
                  steps:
                    - to: direct:told
            - route:
                from:
                  uri: direct:in
                  steps:
                    - to: kamelet:cohere-model-update-action?modelId={{model}}&datasetId=winter
                    - to: log:updated?showAll=true
            """;

    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void makeAContextWithManagement() {
        // Other tests switch it off for good.
        DefaultCamelContext.setDisableJmx(false);
        context = new DefaultCamelContext();
        context.setDevConsole(true);
        context.setSourceLocationEnabled(true);
    }

    @AfterEach
    void switchItOff() {
        DefaultCamelContext.setDisableJmx(true);
    }

    @Test
    void noKeyOfTheConfigurationIsSeenAnywhere() throws Exception {
        try (var log = new CapturedLog()) {
            run(
                    ROUTES,
                    Map.of(
                            "model",
                            addModel(),
                            "camel.kamelet.cohere-model-update-action.cohereApiKey",
                            CANARY,
                            "camel.kamelet.cohere-model-update-action.cohereBaseUrl",
                            "{{simulator}}",
                            "camel.kamelet.cohere-model-changed-source.cohereApiKey",
                            CANARY,
                            "camel.kamelet.cohere-model-changed-source.cohereBaseUrl",
                            "{{simulator}}"));
            assertThat(send("", Map.of()).getException()).isNull();
            simulator().inject(ApiOperation.GET_FINETUNED_MODEL, Fault.error(401, "invalid token " + CANARY));
            seen.add(Throwables.getStackTrace(failure("", Map.of())));
            look();
            stop();
            seen.addAll(log.lines());
        }

        assertThat(simulator().requests()).isNotEmpty().allSatisfy(request -> assertThat(
                        request.header("Authorization"))
                .contains(CANARY));
        assertThat(seen).hasSizeGreaterThan(1_000);
        assertThat(seen.stream().filter(text -> text.contains(CANARY))).isEmpty();
    }

    /** Camel shows the routes as they are written to whoever may manage it, so the key does not belong there. */
    @Test
    void aKeyThatIsWrittenIntoARouteIsSeen() throws Exception {
        run(ActionsTest.action("cohere-model-get-action", "").replace("cohereApiKey: any", "cohereApiKey: " + CANARY));
        look();

        assertThat(seen).anyMatch(text -> text.contains(CANARY));
    }

    private void look() throws JMException {
        var server = ManagementFactory.getPlatformMBeanServer();
        for (var name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            seen.add(name.toString());
            var bean = server.getMBeanInfo(name);
            for (var attribute : bean.getAttributes()) {
                seen.add(attribute.getName() + "=" + answer(() -> server.getAttribute(name, attribute.getName())));
            }
            for (var operation : bean.getOperations()) {
                if (operation.getName().startsWith("dump")) {
                    seen.add(answer(
                            () -> server.invoke(name, operation.getName(), allTrue(operation), signature(operation))));
                }
            }
        }
        context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class).stream()
                // It is there to show all properties.
                .filter(console -> !console.getId().equals("properties"))
                .forEach(console -> Arrays.stream(DevConsole.MediaType.values())
                        .forEach(type -> seen.add(console.getId() + ": " + console.call(type))));
        context.getEndpoints().forEach(endpoint -> seen.add(endpoint + " " + endpoint.getEndpointUri()));
        context.getRoutes().forEach(route -> seen.add(route + " " + route.getProperties() + route.getServices()));
        seen.add(context.getRegistry().findByTypeWithName(Object.class).toString());
    }

    private static String[] signature(MBeanOperationInfo operation) {
        return Arrays.stream(operation.getSignature())
                .map(parameter -> parameter.getType())
                .toArray(String[]::new);
    }

    /** Such as to resolve placeholders. */
    private static Object[] allTrue(MBeanOperationInfo operation) {
        return Arrays.stream(signature(operation))
                .map(type -> type.endsWith("oolean") ? true : null)
                .toArray();
    }

    private interface Question {
        Object ask() throws JMException;
    }

    private static String answer(Question question) {
        try {
            return String.valueOf(question.ask());
        } catch (JMException | RuntimeException e) {
            return Throwables.getStackTrace(e);
        }
    }
}

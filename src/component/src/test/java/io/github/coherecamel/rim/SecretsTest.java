package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.model.FinetunedModel;
import io.github.coherecamel.simulator.ApiOperation;
import io.github.coherecamel.simulator.Fault;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key is looked for wherever somebody could see it, after all has been done that could show it. */
class SecretsTest extends RimTest {
    private static final String CANARY = "canary-4711";
    private static final String IN_URI = "bunting-0815";
    private static final String WANDB_KEY = CANARY + "-of-wandb";
    private static final String OPTIONS = "apiKey=" + IN_URI + "&proxyUsername=" + IN_URI + "&proxyPassword=" + IN_URI
            + "&proxyHost=localhost&proxyPort=1";
    private static final String WANDB = "{\"wandb\": {\"project\": \"p\", \"api_key\": \"" + WANDB_KEY + "\"}}";

    private final CapturedLog log = new CapturedLog();
    private final List<String> seen = new ArrayList<>();

    /** What shows routes as their author wrote them shows what he wrote into a URI. That is Camel's to change. */
    private final List<String> seenOfSources = new ArrayList<>();

    private CamelContext managed;

    @BeforeEach
    void startWithManagement() throws Exception {
        // Camel's test support switches it off for good.
        DefaultCamelContext.setDisableJmx(false);
        managed = new DefaultCamelContext();
        managed.setDevConsole(true);
        managed.setSourceLocationEnabled(true);
        var connection = managed.getComponent("cohere-finetune", CohereFinetuneComponent.class)
                .getConfiguration();
        connection.setApiKey(CANARY);
        connection.setBaseUrl(simulator().baseUrl().toString());
        var model = simulator().addModel("support", "BASE_TYPE_CHAT", "old");
        managed.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:get").to("cohere-finetune:get?modelId=" + model);
                from("direct:update")
                        .to("cohere-finetune:update?modelId=" + model)
                        .to("log:updated");
                from("direct:proxy").to("cohere-finetune:get?modelId=m&" + OPTIONS);
                from("cohere-finetune:watch?delay=20&initialDelay=0&" + OPTIONS).to("log:told");
                from("cohere-dataset:watch?delay=20&initialDelay=0").to("log:told");
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        managed.close();
        log.close();
        DefaultCamelContext.setDisableJmx(true);
    }

    @Test
    void noKeyIsSeenAnywhere() throws Exception {
        // The simulator wants another key, and repeats this one in its answer.
        simulator().inject(ApiOperation.GET_FINETUNED_MODEL, Fault.error(401, "invalid token " + CANARY), 2);
        managed.start();
        callAll();
        lookAtJmx();
        lookAtConsoles();
        lookAtObjects();
        managed.stop();
        seen.addAll(log.lines());

        assertThat(log.lines()).hasSizeGreaterThan(50);
        assertThat(seen).hasSizeGreaterThan(1_000);
        assertThat(seen.stream().filter(text -> text.contains(CANARY) || text.contains(IN_URI)))
                .isEmpty();
        assertThat(seenOfSources).hasSizeGreaterThan(50);
        assertThat(seenOfSources.stream().filter(text -> text.contains(CANARY))).isEmpty();
    }

    @Test
    void theSearchFindsAKeyIfThereIsOne() throws Exception {
        managed.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:careless").routeId("route-" + CANARY).log("careless " + CANARY);
            }
        });
        managed.start();
        managed.createProducerTemplate().sendBody("direct:careless", "");
        lookAtJmx();
        assertThat(seen).anyMatch(text -> text.contains(CANARY));
        lookAtConsoles();
        assertThat(seenOfSources).anyMatch(text -> text.contains(CANARY));
        assertThat(log.lines()).anyMatch(text -> text.contains("careless " + CANARY));
    }

    private void callAll() {
        var template = managed.createProducerTemplate();
        for (var route : List.of("direct:get", "direct:get", "direct:get", "direct:proxy")) {
            noteFailure(template.send(route, exchange -> {}));
        }
        noteFailure(template.send(
                "direct:update", exchange -> exchange.getMessage().setHeader("CamelCohereFinetuneSettings", WANDB)));
        HealthCheckHelper.invoke(managed, "full").forEach(result -> {
            seen.add(result.toString());
            seen.add(result.getMessage().orElse(""));
            seen.add(result.getDetails().toString());
        });
    }

    private void noteFailure(Exchange exchange) {
        var failure = Objects.requireNonNull(exchange.getException(), "a call with a wrong key succeeded");
        seen.add(Throwables.getStackTrace(failure));
        seen.add(exchange.toString());
        seen.add(exchange.getProperties().toString());
        seen.add(exchange.getMessage().getHeaders().entrySet().stream()
                // What the sender put into a header is the sender's.
                .filter(header -> !header.getKey().equals("CamelCohereFinetuneSettings"))
                .toList()
                .toString());
    }

    private void lookAtJmx() throws JMException {
        var server = ManagementFactory.getPlatformMBeanServer();
        for (var name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            seen.add(name.toString());
            for (var attribute : server.getMBeanInfo(name).getAttributes()) {
                seen.add(attribute.getName() + '=' + value(server, name, attribute.getName()));
            }
            for (var operation : List.of("dumpRouteAsXml", "dumpRoutesAsXml", "dumpStatsAsXml")) {
                seenOfSources.add(invoked(server, name, operation));
            }
        }
    }

    private static String value(MBeanServer server, ObjectName name, String attribute) {
        try {
            return String.valueOf(server.getAttribute(name, attribute));
        } catch (JMException | RuntimeMBeanException e) {
            return Throwables.getStackTrace(e);
        }
    }

    private static String invoked(MBeanServer server, ObjectName name, String operation) {
        try {
            return String.valueOf(server.invoke(name, operation, new Object[0], new String[0]));
        } catch (JMException | RuntimeMBeanException e) {
            return Throwables.getStackTrace(e);
        }
    }

    private void lookAtConsoles() {
        managed.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class).stream()
                .forEach(console -> List.of(DevConsole.MediaType.TEXT, DevConsole.MediaType.JSON)
                        .forEach(type -> (console.getId().equals("cohere") ? seen : seenOfSources)
                                .add(console.getId() + ": " + console.call(type))));
    }

    private void lookAtObjects() throws Exception {
        for (var endpoint : managed.getEndpoints()) {
            seen.add(endpoint.toString());
        }
        for (var route : managed.getRoutes()) {
            seen.add(route + " " + route.getConsumer() + " " + route.getServices() + " " + route.getEndpoint());
        }
        var endpoint = managed.getEndpoint("cohere-finetune:get?modelId=m&" + OPTIONS);
        var producer = endpoint.createProducer();
        var component = managed.getComponent("cohere-finetune", CohereFinetuneComponent.class);
        List.of(endpoint, producer, component, component.getConfiguration(), managed)
                .forEach(each -> seen.add(each.toString()));
        seen.add(new ObjectMapper()
                .readValue("{\"settings\": " + WANDB + "}", FinetunedModel.class)
                .toString());
    }
}

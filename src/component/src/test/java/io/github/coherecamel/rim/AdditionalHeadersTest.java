package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.HttpClientConfigurer;
import io.github.coherecamel.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users whose API is behind a gateway of their own send with every request. */
class AdditionalHeadersTest extends RimTest {

    @Test
    void areSentByBothSchemesAndAnEndpointAddsToThoseOfTheComponent() {
        finetune()
                .getConfiguration()
                .setAdditionalHeaders(Map.of("X-Gateway", "all", "X-Tenant", "nobody", "User-Agent", "ours"));

        succeeded(send("cohere-finetune:get?additionalHeader.x-tenant=blue&modelId=" + addChatModel(), null, Map.of()));
        succeeded(send("cohere-dataset:get?datasetId=" + addDataset("validated"), null, Map.of()));

        var ofModel = simulator().requests().get(0);
        assertThat(ofModel.header("X-Gateway")).isEqualTo("all");
        assertThat(ofModel.header("X-Tenant")).isEqualTo("blue");
        assertThat(ofModel.header("User-Agent")).isEqualTo("ours");
        assertThat(ofModel.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(simulator().requests().get(1).header("X-Tenant")).isEqualTo("nobody");
    }

    @Test
    void eachLevelAddsToTheOneBeneath() {
        finetune().getConfiguration().setAdditionalHeaders(Map.of("X-Gateway", "all", "X-Tenant", "nobody"));
        dataset().getConfiguration().setAdditionalHeaders(Map.of("x-tenant", "red", "X-Kind", "dataset"));
        var uri = "cohere-dataset:get?datasetId=" + addDataset("validated");

        succeeded(send(uri, null, Map.of()));
        succeeded(send(uri + "&additionalHeader.X-KIND=mine", null, Map.of()));

        assertThat(simulator().requests())
                .extracting(
                        request -> request.header("X-Gateway"),
                        request -> request.header("X-Tenant"),
                        request -> request.header("X-Kind"))
                .containsExactly(tuple("all", "red", "dataset"), tuple("all", "red", "mine"));
    }

    @Test
    void tenantsWithKeysOfTheirOwnShareOneClient() throws Exception {
        var clients = new AtomicInteger();
        HttpClientConfigurer counting = builder -> clients.incrementAndGet();
        context.getRegistry().bind("counting", counting);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tenant").toD("cohere-finetune:list?httpClientConfigurer=#counting&apiKey=${header.key}");
            }
        });

        for (var tenant = 0; tenant < 20; tenant++) {
            failed(send("direct:tenant", null, Map.of("key", "tenant-" + tenant)), CredentialsException.class);
        }

        assertThat(simulator().requests())
                .hasSize(20)
                .extracting(request -> request.header("Authorization"))
                .doesNotHaveDuplicates();
        assertThat(clients).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "HOST", "Transfer-Encoding", "a:b"})
    void replaceNothingThatTheComponentSets(String name) {
        assertThatThrownBy(() ->
                        context.getEndpoint("cohere-finetune:get?additionalHeader." + name + "=s3cret-value&modelId=m"))
                .hasStackTraceContaining("Option additionalHeader")
                .satisfies(failure ->
                        assertThat(messages(failure)).doesNotContain("Option additionalHeader." + name + "=s3cret"));
    }

    private static String messages(Throwable failure) {
        var root = Throwables.getRootCause(failure);
        return String.valueOf((root == null ? failure : root).getMessage());
    }

    @Test
    void areShownNowhere() {
        simulator().inject(Fault.error(401, "who is s3cret-tenant?"));

        var failure = failed(
                send("cohere-finetune:get?modelId=m&additionalHeader.X-Tenant=s3cret-tenant", null, Map.of()),
                CredentialsException.class);

        assertThat(failure).hasMessageContaining("who is ***?");
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret-tenant");
    }

    @Test
    void aBeanGivesTheKeyOfEachRequest() {
        var keys = List.of("wrong", KEY).iterator();
        Supplier<String> supplier = keys::next;
        context.getRegistry().bind("keys", supplier);
        finetune().getConfiguration().setApiKey("the endpoint's supplier wins over this");
        var uri = "cohere-finetune:get?apiKeySupplier=#keys&modelId=" + addChatModel();

        failed(send(uri, null, Map.of()), CredentialsException.class);
        succeeded(send(uri, null, Map.of()));

        assertThat(failed(send(uri, null, Map.of()), CredentialsException.class))
                .hasMessageContaining("NoSuchElementException (option apiKeySupplier)");
    }

    @Test
    void aKeyOfAnEndpointWinsOverTheBeanOfItsComponent() {
        finetune().getConfiguration().setApiKey(null);
        finetune().getConfiguration().setApiKeySupplier(() -> "wrong");

        succeeded(send("cohere-finetune:list?apiKey=" + KEY, null, Map.of()));
        succeeded(send("cohere-dataset:list?apiKey=" + KEY, null, Map.of()));
    }

    @Test
    void aBeanHasTheLastWordOnTheClient() {
        HttpClientConfigurer configurer = builder -> builder.setUserAgent("mine");
        context.getRegistry().bind("mine", configurer);

        succeeded(send("cohere-finetune:get?httpClientConfigurer=#mine&modelId=" + addChatModel(), null, Map.of()));

        assertThat(simulator().requests().get(0).header("User-Agent")).isEqualTo("mine");
    }
}

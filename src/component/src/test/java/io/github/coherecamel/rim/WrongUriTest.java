package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.camel.PropertyBindingException;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in endpoint URIs that are wrong. */
class WrongUriTest extends RimTest {
    @ParameterizedTest
    @CsvSource({"cohere-finetune:get?apiKeyy=s3cret, apiKeyy", "cohere-dataset:get?myApiKey=RAW(s3cret), myApiKey"})
    void aMisspeltSecretIsToldByItsName(String uri, String name) {
        var failure = catchThrowable(() -> context.getEndpoint(uri));

        assertThat(failure).hasMessageContaining("There is no option " + name + ". Correct the endpoint URI.");
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret");
    }

    @Test
    void aMisspeltSecretOfARouteIsToldByItsName() {
        var failure = catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to("cohere-finetune:get?apiKeyy=s3cret");
            }
        }));

        assertThat(failure).hasStackTraceContaining("There is no option apiKeyy.");
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret");
    }

    @Test
    void aSecretThatDoesNotBindIsToldByItsName() {
        var failure = catchThrowable(() -> context.getEndpoint("cohere-finetune:get?apiKey=%23bean:s3cret"));

        assertThat(failure).hasMessageContaining(" cannot have the value that it is given. Correct it.");
        assertThat(Throwables.getStackTrace(failure)).doesNotContain("s3cret");
    }

    @Test
    void whatIsSaidOfAWrongValueDoesNotQuoteIt() {
        var failure = catchThrowable(() -> context.getEndpoint("cohere-finetune:get?maxConnections=s3cret"));

        assertThat(failure.getCause())
                .isNotInstanceOf(PropertyBindingException.class)
                .hasMessage("Option maxConnections cannot have the value that it is given. Correct it.")
                .hasNoCause();
    }

    @Test
    void aKeyOfWeightsAndBiasesIsRefusedInAUri() {
        var failure = catchThrowable(() -> context.getEndpoint(
                "cohere-finetune:update?settings=RAW({\"wandb\":{\"project\":\"p\",\"api_key\":\"s3cret\"}})"));

        assertThat(failure.getCause())
                .hasMessageStartingWith("Option settings holds a key of Weights & Biases")
                .hasMessageContaining("Give the settings in header CamelCohereFinetuneSettings, in the body, or as an "
                        + "option of the component.")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whatIsNotPromisedOfAKeyInAUriIsNotKept() {
        assertThat(context.getEndpoint("cohere-finetune:get?apiKey=s3cret").getEndpointUri())
                .contains("s3cret");
        assertThat(catchThrowable(() -> context.getEndpoint("cohere-finetune:get?apKye=s3cret")))
                .hasMessageContaining("There is no option apKye.")
                .hasMessageContaining("s3cret");
    }
}

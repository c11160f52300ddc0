package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.UnavailableException;
import io.github.coherecamel.camel.ApiKeyBean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bean that is asked for keys may hang or throw whatever it likes: that is its users' trouble and nobody else's. */
class KeySupplierTest extends RimTest {
    private static final String GET = "cohere-finetune:get?modelId=";
    private static final int MORE_THAN_ANY_POOL = 200;

    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private String model = "";

    @BeforeEach
    void addModel() {
        model = addChatModel();
        finetune().getConfiguration().setApiKey(null);
    }

    @AfterEach
    void letItAnswer() {
        mayAnswer.countDown();
    }

    private void bind(Supplier<String> supplier) {
        context.getRegistry().bind("keys", supplier);
    }

    private String hang() {
        try {
            assertThat(mayAnswer.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return KEY;
    }

    @Test
    void hangingHoldsUpOnlyCallsThatNeedIt() throws Exception {
        bind(this::hang);
        context.getRegistry().bind("others", (Supplier<String>) () -> KEY);
        var hung = new ArrayList<CompletableFuture<Exchange>>();
        for (var call = 0; call < MORE_THAN_ANY_POOL; call++) {
            hung.add(sendLater(GET + model + "&apiKeySupplier=#keys", null, Map.of()));
        }

        // Each by a new connection, which takes a thread to look up the host.
        succeeded(send(GET + model + "&maxConnections=2&apiKey=" + KEY, null, Map.of()));
        succeeded(send(GET + model + "&maxConnections=3&apiKeySupplier=#others", null, Map.of()));
        assertThat(simulator().requests()).hasSize(2);
        mayAnswer.countDown();

        for (var call : hung) {
            succeeded(ended(call));
        }
    }

    @Test
    void hangingIsNamedAsWhatTheCallDiedOf() throws Exception {
        bind(this::hang);

        var ended =
                ended(sendLater(GET + model + "&apiKeySupplier=#keys&connectionRequestTimeout=100ms", null, Map.of()));

        assertThat(failed(ended, UnavailableException.class))
                .hasMessageEndingWith("the supplier of option apiKeySupplier returned no key within 100 ms (option "
                        + "connectionRequestTimeout)");
        assertThat(simulator().requests()).isEmpty();
    }

    static Iterable<Throwable> causes() {
        return List.of(
                new StackOverflowError("s3cret-token"),
                new IOException("s3cret-token", new IOException("s3cret-token")));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void failingIsOneFailureWithNoneOfItsWords(Throwable cause) throws Exception {
        bind(() -> throwAny(cause));

        var failure = failed(
                ended(sendLater(GET + model + "&apiKeySupplier=#keys", null, Map.of())), CredentialsException.class);

        assertThat(failure)
                .hasMessageEndingWith("there is no key to send: it failed with "
                        + cause.getClass().getSimpleName() + " (option apiKeySupplier)");
        assertThat(Throwables.getStackTrace(failure))
                .contains("KeySupplierTest")
                .doesNotContain("s3cret-token");
    }

    /** Also a checked exception, as other languages of the JVM and some libraries do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> String throwAny(Throwable cause) throws T {
        throw (T) cause;
    }

    @Test
    void aBeanWithoutAKeyIsAsIfTheOptionWereNotSet() {
        finetune().getConfiguration().setApiKey(KEY);
        context.getRegistry().bind("keys", new ApiKeyBean());

        succeeded(send(GET + model + "&apiKeySupplier=#bean:keys", null, Map.of()));
    }

    @Test
    void aBeanWithAKeyWinsOverTheComponent() {
        var bean = new ApiKeyBean();
        bean.setApiKey(KEY);
        finetune().getConfiguration().setApiKey("another");
        context.getRegistry().bind("keys", bean);

        succeeded(send(GET + model + "&apiKeySupplier=#keys", null, Map.of()));
    }
}

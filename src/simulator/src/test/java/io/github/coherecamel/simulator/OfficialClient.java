package io.github.coherecamel.simulator;

import com.cohere.api.Cohere;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Cohere's own client. Each answer that it gets is checked against the published contract on its way. */
final class OfficialClient implements AutoCloseable {
    private static final long ENOUGH = 10_000_000;

    private final CohereSimulator simulator;
    private final OkHttpClient http =
            new OkHttpClient.Builder().addInterceptor(OfficialClient::checked).build();

    OfficialClient(CohereSimulator simulator) {
        this.simulator = simulator;
    }

    Cohere with(String key) {
        return Cohere.builder()
                .token(key)
                .clientName("a test")
                .url(simulator.baseUrl().toString())
                .httpClient(http)
                .build();
    }

    private static Response checked(Interceptor.Chain chain) throws IOException {
        var response = chain.proceed(chain.request());
        var body = response.peekBody(ENOUGH).string();
        var contentType = response.header("Content-Type", "");
        Contract.check(
                chain.request().method(),
                chain.request().url().encodedPath(),
                response.code(),
                contentType == null ? "" : contentType,
                body);
        return response;
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}

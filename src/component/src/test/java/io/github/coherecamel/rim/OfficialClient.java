package io.github.coherecamel.rim;

import com.cohere.api.Cohere;
import java.net.URI;
import okhttp3.OkHttpClient;

/** Cohere's own client, connected with a server of the test. Whoever closes this closes its connections. */
final class OfficialClient implements AutoCloseable {
    private final OkHttpClient http = new OkHttpClient();
    private final Cohere cohere;

    OfficialClient(URI server, String key, String clientName) {
        cohere = Cohere.builder()
                .token(key)
                .clientName(clientName)
                .url(server.toString())
                .httpClient(http)
                .build();
    }

    Cohere cohere() {
        return cohere;
    }

    @Override
    public void close() {
        http.connectionPool().evictAll();
        http.dispatcher().executorService().shutdown();
    }
}

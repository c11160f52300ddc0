package io.github.coherecamel.rim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.api.CredentialsException;
import io.github.coherecamel.api.HttpClientConfigurer;
import io.github.coherecamel.api.UnavailableException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Base64;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;

class ProxyTest extends RimTest {
    private static final String MODEL = "{\"finetuned_model\":{\"id\":\"m\",\"name\":\"n\"}}";
    private static final String NEEDS_LOGIN = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic"
            + " realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    @Test
    void asksAPlainServerThroughTheProxy() throws IOException {
        try (var proxy =
                WireServer.start(ServerSocketFactory.getDefault(), head -> WireServer.answer("200 OK", MODEL))) {
            finetune().getConfiguration().setPlainHttpAllowed(true);

            succeeded(send(
                    "cohere-finetune:get?modelId=m&baseUrl=http://cohere.invalid&proxyHost=localhost&proxyPort="
                            + proxy.port(),
                    null,
                    Map.of()));

            assertThat(proxy.heads()).singleElement().satisfies(head -> assertThat(head)
                    .startsWith("GET http://cohere.invalid/v1/finetuning/finetuned-models/m HTTP/1.1\r\n"));
        }
    }

    @Test
    void tunnelsToASecureServerAndShowsTheProxyNoKey() throws IOException {
        try (var proxy = WireServer.start(
                ServerSocketFactory.getDefault(), head -> WireServer.answer("502 Bad Gateway", "{}"))) {
            var exchange = send(uri(proxy.port(), ""), null, Map.of());

            assertThat(exchange.getException()).isNotNull();
            assertThat(proxy.heads()).isNotEmpty().allSatisfy(head -> assertThat(head)
                    .startsWith("CONNECT cohere.invalid:443 HTTP/1.1\r\n")
                    .doesNotContain(KEY)
                    .doesNotContain("Bearer"));
        }
    }

    @Test
    void logsInAtTheProxy() throws IOException {
        try (var proxy = proxyWithLogin()) {
            succeeded(send(plain(proxy.port(), "&proxyUsername=user&proxyPassword=p4ss"), null, Map.of()));
        }
    }

    @Test
    void logsInAtTheProxyOfAConfigurer() throws IOException {
        try (var proxy = proxyWithLogin()) {
            HttpClientConfigurer configurer = builder -> {
                var credentials = new BasicCredentialsProvider();
                credentials.setCredentials(
                        new AuthScope("localhost", proxy.port()),
                        new UsernamePasswordCredentials("user", "p4ss".toCharArray()));
                builder.setProxy(new HttpHost("localhost", proxy.port())).setDefaultCredentialsProvider(credentials);
            };
            context().getRegistry().bind("proxied", configurer);
            finetune().getConfiguration().setPlainHttpAllowed(true);

            succeeded(send(
                    "cohere-finetune:get?modelId=m&baseUrl=http://cohere.invalid&httpClientConfigurer=#proxied",
                    null,
                    Map.of()));
        }
    }

    private static WireServer proxyWithLogin() throws IOException {
        var login = "Basic " + Base64.getEncoder().encodeToString("user:p4ss".getBytes(UTF_8));
        return WireServer.start(
                ServerSocketFactory.getDefault(),
                head -> head.contains("Proxy-Authorization: " + login)
                        ? WireServer.answer("200 OK", MODEL)
                        : NEEDS_LOGIN);
    }

    @Test
    void saysThatTheProxyWantsALogin() throws IOException {
        try (var proxy = WireServer.start(ServerSocketFactory.getDefault(), head -> NEEDS_LOGIN)) {
            for (var login : new String[] {"", "&proxyUsername=user&proxyPassword=wr0ng"}) {
                var failure = failed(send(plain(proxy.port(), login), null, Map.of()), CredentialsException.class);

                assertThat(failure.getStatusCode()).isEqualTo(407);
                assertThat(failure.toString()).doesNotContain("wr0ng");
            }
        }
    }

    @Test
    void saysThatThereIsNoProxy() throws IOException {
        // Bound and not listening, so that nobody else can be there.
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress("localhost", 0));
            var port = socket.getLocalPort();
            assertThat(failed(send(uri(port, ""), null, Map.of()), UnavailableException.class))
                    .hasMessageContaining("no connection to localhost:" + port + " (options proxyHost and proxyPort)");
        }
    }

    private String plain(int port, String more) {
        finetune().getConfiguration().setPlainHttpAllowed(true);
        return uri(port, more).replace("https:", "http:");
    }

    private static String uri(int port, String more) {
        return "cohere-finetune:get?modelId=m&baseUrl=https://cohere.invalid&proxyHost=localhost&proxyPort=" + port
                + more;
    }
}

package io.github.coherecamel.api;

import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;

/** Changes how Apache's asynchronous client is built, for what no option is there. */
@FunctionalInterface
public interface HttpClientConfigurer {

    /**
     * Is called once for each client, after everything else has been set; what is set here wins. It can take away what
     * keeps a request from being sent twice and a key from going elsewhere, such as redirects being off.
     */
    void configure(HttpAsyncClientBuilder builder);
}

package io.github.coherecamel.camel;

import io.github.coherecamel.api.HttpClientConfigurer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;

/** How the API is reached. An option that is not set has no value here: {@link ConnectionDefaults} fills it in. */
@UriParams
public abstract class ConnectionConfiguration implements Cloneable {

    @UriParam(displayName = "API Key", label = "security", secret = true)
    @Metadata(
            description = "API key, sent as bearer token. If not set, CO_API_KEY of the system properties or the "
                    + "environment is used. Needed unless a base URL is set. Best set on the component, since an "
                    + "endpoint URI is shown in many places.")
    private @Nullable String apiKey;

    @UriParam(displayName = "Base URL", label = "common", defaultValue = "https://api.cohere.com")
    @Metadata(
            description = "Base URL of the API, without /v1. If not set, CO_API_URL of the system properties or the "
                    + "environment is used. HTTPS, or HTTP to loopback. Cohere retired fine-tuning on its own platform "
                    + "on 2025-09-15, so this names a private or compatible deployment, or the simulator.")
    private @Nullable String baseUrl;

    @UriParam(displayName = "Plain HTTP Allowed", label = "security", defaultValue = "false")
    @Metadata(
            description = "Whether the base URL may be plain HTTP to a host other than loopback. The key and the data "
                    + "then travel readable.")
    private @Nullable Boolean plainHttpAllowed;

    @UriParam(label = "advanced")
    @Metadata(description = "Name of the calling project, sent as header X-Client-Name.")
    private @Nullable String clientName;

    @UriParam(label = "advanced", defaultValue = "5s")
    @Metadata(description = "Longest time until TCP is connected, and again until TLS is. More than zero.")
    private @Nullable Duration connectTimeout;

    @UriParam(label = "advanced", defaultValue = "3m")
    @Metadata(description = "Longest time that a call waits until one of the connections is free. More than zero.")
    private @Nullable Duration connectionRequestTimeout;

    @UriParam(label = "advanced", defaultValue = "30s")
    @Metadata(
            description = "Longest time of a call from when it got a connection, which may have to be opened first, to "
                    + "the last byte of the answer. For an upload: the longest pause while sending, and then until the "
                    + "last byte of the answer. More than zero.")
    private @Nullable Duration responseTimeout;

    @UriParam(label = "advanced", defaultValue = "64")
    @Metadata(description = "Most connections to one server that are open at once. At least 1.")
    private @Nullable Integer maxConnections;

    @UriParam(label = "advanced", defaultValue = "4194304")
    @Metadata(description = "Most bytes that an answer may have; a longer one fails. At least 1.")
    private @Nullable Integer maxResponseSize;

    @UriParam(label = "advanced", defaultValue = "60s")
    @Metadata(
            description = "Longest wait that an answer's Retry-After may ask a redelivery for; a longer one is cut to "
                    + "this. Not negative.")
    private @Nullable Duration maxRetryAfter;

    @UriParam(displayName = "API Key Supplier", label = "security")
    @Metadata(
            description = "Bean that is asked for the API key before each request, so that keys can rotate. What it "
                    + "returns is sent as bearer token, such as an OAuth access token. Excludes option apiKey.")
    private @Nullable Supplier<String> apiKeySupplier;

    @UriParam(label = "security", prefix = "additionalHeader.", multiValue = true, secret = true)
    @Metadata(
            description = "Headers to send with every request, such as what a gateway wants. They are kept secret "
                    + "like the key.")
    private @Nullable Map<String, Object> additionalHeaders;

    @UriParam(label = "advanced")
    @Metadata(
            description = "Longest time that a connection is used; then it is closed and another is opened. If not "
                    + "set, it is used as long as it works. At least 1 ms.")
    private @Nullable Duration connectionTimeToLive;

    @UriParam(label = "advanced")
    @Metadata(
            description = "Longest time that an unused connection is kept. If not set, it is kept as long as the "
                    + "server keeps it. At least 1 ms.")
    private @Nullable Duration maxIdleTime;

    @UriParam(displayName = "HTTP Client Configurer", label = "advanced")
    @Metadata(description = "Bean that has the last word on how the HTTP client is built, for what no option is there.")
    private @Nullable HttpClientConfigurer httpClientConfigurer;

    @UriParam(displayName = "SSL Context Parameters", label = "security")
    @Metadata(
            description = "TLS: trusted certificates, and a client certificate. If not set, Camel's global parameters "
                    + "if option useGlobalSslContextParameters says so, else the JVM's default.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    @Metadata(description = "Host of an HTTP proxy. Needs the proxy's port, too.")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy")
    @Metadata(description = "Port of an HTTP proxy, from 1 to 65535.")
    private @Nullable Integer proxyPort;

    @UriParam(label = "proxy,security", secret = true)
    @Metadata(description = "User for basic authentication at the proxy. Needs a password, too.")
    private @Nullable String proxyUsername;

    @UriParam(label = "proxy,security", secret = true)
    @Metadata(description = "Password for basic authentication at the proxy.")
    private @Nullable String proxyPassword;

    public @Nullable String getApiKey() {
        return apiKey;
    }

    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable Supplier<String> getApiKeySupplier() {
        return apiKeySupplier;
    }

    public void setApiKeySupplier(@Nullable Supplier<String> apiKeySupplier) {
        this.apiKeySupplier = apiKeySupplier;
    }

    public @Nullable Map<String, Object> getAdditionalHeaders() {
        return additionalHeaders;
    }

    public void setAdditionalHeaders(@Nullable Map<String, Object> additionalHeaders) {
        this.additionalHeaders = additionalHeaders;
    }

    /** Takes the headers out of an endpoint's parameters; they come on top of the component's. */
    public void takeAdditionalHeaders(Map<String, Object> parameters) {
        var given = PropertiesHelper.extractProperties(parameters, "additionalHeader.");
        if (!given.isEmpty()) {
            var all = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
            if (additionalHeaders != null) {
                all.putAll(additionalHeaders);
            }
            all.putAll(given);
            additionalHeaders = all;
        }
    }

    public @Nullable Duration getConnectionTimeToLive() {
        return connectionTimeToLive;
    }

    public void setConnectionTimeToLive(@Nullable Duration connectionTimeToLive) {
        this.connectionTimeToLive = connectionTimeToLive;
    }

    public @Nullable Duration getMaxIdleTime() {
        return maxIdleTime;
    }

    public void setMaxIdleTime(@Nullable Duration maxIdleTime) {
        this.maxIdleTime = maxIdleTime;
    }

    public @Nullable HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(@Nullable HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public @Nullable String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(@Nullable String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public @Nullable Boolean getPlainHttpAllowed() {
        return plainHttpAllowed;
    }

    public void setPlainHttpAllowed(@Nullable Boolean plainHttpAllowed) {
        this.plainHttpAllowed = plainHttpAllowed;
    }

    public @Nullable String getClientName() {
        return clientName;
    }

    public void setClientName(@Nullable String clientName) {
        this.clientName = clientName;
    }

    public @Nullable Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(@Nullable Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public @Nullable Duration getConnectionRequestTimeout() {
        return connectionRequestTimeout;
    }

    public void setConnectionRequestTimeout(@Nullable Duration connectionRequestTimeout) {
        this.connectionRequestTimeout = connectionRequestTimeout;
    }

    public @Nullable Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(@Nullable Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public @Nullable Integer getMaxConnections() {
        return maxConnections;
    }

    public void setMaxConnections(@Nullable Integer maxConnections) {
        this.maxConnections = maxConnections;
    }

    public @Nullable Integer getMaxResponseSize() {
        return maxResponseSize;
    }

    public void setMaxResponseSize(@Nullable Integer maxResponseSize) {
        this.maxResponseSize = maxResponseSize;
    }

    public @Nullable Duration getMaxRetryAfter() {
        return maxRetryAfter;
    }

    public void setMaxRetryAfter(@Nullable Duration maxRetryAfter) {
        this.maxRetryAfter = maxRetryAfter;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyUsername() {
        return proxyUsername;
    }

    public void setProxyUsername(@Nullable String proxyUsername) {
        this.proxyUsername = proxyUsername;
    }

    public @Nullable String getProxyPassword() {
        return proxyPassword;
    }

    public void setProxyPassword(@Nullable String proxyPassword) {
        this.proxyPassword = proxyPassword;
    }

    @Override
    protected ConnectionConfiguration clone() {
        try {
            return (ConnectionConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("this class is Cloneable", e);
        }
    }
}

package io.github.coherecamel.api;

import java.util.concurrent.TimeoutException;

/** The supplier of keys did not answer in time. */
final class KeyTimeoutException extends TimeoutException {}

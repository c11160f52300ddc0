package io.github.coherecamel.camel;

/** Connection options alone. */
final class Options extends ConnectionConfiguration {}

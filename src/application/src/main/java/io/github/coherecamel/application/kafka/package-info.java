/** Events that come from a Kafka topic. */
@NullMarked
package io.github.coherecamel.application.kafka;

import org.jspecify.annotations.NullMarked;

package io.github.coherecamel.application.file;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator can set of the files that are dropped. */
@ConfigMapping(prefix = "cohere.files")
public interface FilesConfig {

    /** Whether files are taken at all. */
    @WithDefault("true")
    boolean enabled();

    /** The folder that files are dropped into. What is missing of it and of those in it is made at the start. */
    @WithDefault("${cohere.inbox:inbox}")
    Path inbox();

    /** How long nothing about a file must have changed before it is taken; at least 0. */
    @WithDefault("5s")
    Duration stableFor();

    /** How often the inbox is looked through. */
    @WithDefault("1s")
    Duration interval();

    /** How the names of files end that are taken, whatever the case. */
    @WithDefault(".jsonl,.csv")
    List<String> suffixes();

    /** The model of files that no mapping is for. */
    @WithDefault("${cohere.model-id:}")
    Optional<String> modelId();

    /** The type of the dataset of files that no mapping is for. */
    @WithDefault("chat-finetune-input")
    String type();

    /** Which files are for which model; the first that fits counts. */
    List<Mapping> mapping();

    Upload upload();

    /** Files that are sent over HTTP. */
    interface Upload {

        /** How large a file may be that is sent over HTTP. */
        @WithDefault("1536M")
        MemorySize limit();

        /** How long it may take to come in, before it is refused with 408. Without a byte for two minutes, its connection is closed. */
        @WithDefault("1h")
        Duration timeout();

        /** Files that may come in at once, before further ones are refused with 429. */
        @WithDefault("8")
        int inFlight();
    }

    /** Some of the files, and what they are for. */
    interface Mapping {

        /** Which files: a pattern of names, such as {@code rerank-*.jsonl}; {@code rerank/*} for a folder of its own in the inbox. */
        String files();

        /** The model of those files. */
        String modelId();

        /** The type of the dataset of those files. */
        @WithDefault("chat-finetune-input")
        String type();
    }
}

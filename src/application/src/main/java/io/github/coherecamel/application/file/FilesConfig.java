package io.github.coherecamel.application.file;

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

    /** The folder that files are dropped into. */
    @WithDefault("${cohere.inbox:inbox}")
    Path inbox();

    /** How long nothing about a file must have changed before it is taken. */
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

    /** Some of the files, and what they are for. */
    interface Mapping {

        /** Such as {@code rerank-*.jsonl}; {@code rerank/*} for a folder of its own in the inbox. */
        String files();

        String modelId();

        @WithDefault("chat-finetune-input")
        String type();
    }
}

package io.github.coherecamel.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an operator can set of the controller, but for what single ways in and Quarkus' own parts have. */
@ConfigMapping(prefix = "cohere")
public interface ControllerConfig {

    /** Folder of the embedded database. */
    @WithDefault("data")
    String data();

    /** How long a start waits for a PostgreSQL that takes no connections yet. */
    @WithDefault("60s")
    Duration databaseWait();

    /** The folder that training files are dropped into. */
    @WithDefault("inbox")
    String inbox();

    /** The model that dropped files are for. */
    Optional<String> modelId();

    /** Folder of the routes, such as {@code file:path/to/folder}. */
    @WithDefault("classpath:routes")
    String routes();

    /** Name of this process among those that share a database, the same after a restart. On PostgreSQL it has to be set. */
    @WithDefault("${HOSTNAME:localhost}")
    String node();

    /** Models that may be due at once before further events are refused with 503. */
    @WithDefault("100000")
    int backlogLimit();

    /** How long closed events, attempts and actions are kept, and models that the API does not know. */
    @WithDefault("90d")
    Duration retention();

    /** How long an orderly stop waits for what has begun: with all that comes before and after it, 20 s. */
    @WithDefault("12s")
    Duration drain();

    Reconcile reconcile();

    Drift drift();

    Hold hold();

    Access access();

    Readiness readiness();

    Notifications notifications();

    Http http();

    Kafka kafka();

    DatasetWatch datasetWatch();

    /** How models are brought to what is wanted. */
    interface Reconcile {

        /** Models that are worked on at once, by this process. */
        @WithDefault("16")
        int concurrency();

        /**
         * How long a model is claimed: longer than a whole reconciliation may take, which is
         * {@code cohere.reconcile.update-timeout} and the time that an answer may take.
         */
        @WithDefault("2m")
        Duration lease();

        /** How long an update may take, its waiting for its turn included. */
        @WithDefault("60s")
        Duration updateTimeout();

        /** How often to look for what another process has made due. */
        @WithDefault("1s")
        Duration pollInterval();

        /** Wait after the first failure that passes by itself; it doubles with each. */
        @WithDefault("1s")
        Duration firstDelay();

        /** Longest wait between two attempts. */
        @WithDefault("5m")
        Duration maxDelay();

        /** Longest wait for a dataset that is being validated. */
        @WithDefault("15s")
        Duration validationInterval();

        /** Whether to look at a model until its training has ended. */
        @WithDefault("false")
        boolean awaitTraining();

        /** How often to look at a training. */
        @WithDefault("30s")
        Duration trainingInterval();

        /** Calls of all processes together, about; no limit if it is not set. */
        Optional<Integer> callsPerMinute();
    }

    /** Whether models are still as they were made. */
    interface Drift {

        /** How often all models are read. */
        @WithDefault("10m")
        Duration interval();

        /** What is done about a model that somebody has changed: {@code heal} puts it right, {@code report} only says so. */
        @WithDefault("heal")
        Policy policy();

        /** What to do about a model that somebody has changed. */
        enum Policy {
            HEAL,
            REPORT
        }
    }

    /** Whether it works as it should, as seen from outside. */
    interface Readiness {

        /** How long a model may be due before this is not ready. */
        @WithDefault("10m")
        Duration longestDue();
    }

    /** Who may do what. */
    interface Access {

        /** File of those who are known by a token. Without it, and without OIDC, whoever reaches this may do all. */
        Optional<Path> tokens();
    }

    /** What happens if nothing can work. */
    interface Hold {

        /** How often to look whether it works again. */
        @WithDefault("1m")
        Duration probeInterval();
    }

    /** Where closed events are told. */
    interface Notifications {

        /** Whether route event-closed gets closed events. */
        @WithDefault("true")
        boolean enabled();

        /** How long it may take before the event is told again. */
        @WithDefault("1m")
        Duration lease();
    }

    /** Where events are posted. */
    interface Http {

        /** Whether events are taken by HTTP. */
        @WithDefault("true")
        boolean enabled();

        /** Requests that are being read or written down at once, before further ones are refused with 429. */
        @WithDefault("256")
        int inFlight();

        /** How long a body may take to come in, before it is refused with 408. */
        @WithDefault("10s")
        Duration bodyTimeout();

        /** Longest time that a caller may wait for an outcome ({@code Prefer: wait}). It is to be less than a stop may take. */
        @WithDefault("15s")
        Duration maxWait();

        /** Callers that may wait for an outcome at once. Others are answered without waiting. */
        @WithDefault("1000")
        int waiting();

        /** Pages that may be told at once what has changed. Others are answered with 503. */
        @WithDefault("200")
        int listeners();

        /**
         * Names under which this is addressed, beside its IP addresses and {@code localhost}, each with its port if that is
         * neither 80 nor 443; separated by commas.
         */
        Optional<Set<String>> hosts();

        /**
         * Keys of those who may post events, each {@code whsec_<base64>}, separated by commas; in the environment, not on the
         * command line. With one, nothing unsigned is taken.
         */
        Optional<List<String>> signingKeys();

        /** File of further such keys, one on each line; empty lines and those with {@code #} are skipped. */
        Optional<Path> signingKeysFile();
    }

    /** A topic of events. What a broker wants of its clients, such as a user, are properties {@code camel.component.kafka}. */
    interface Kafka {

        /** Whether events are taken from Kafka. */
        @WithDefault("false")
        boolean enabled();

        /** Host and port of each broker to begin with, separated by commas. */
        @WithDefault("localhost:9092")
        String brokers();

        /** The topic of events. It has to be there, or it is waited for. */
        @WithDefault("cohere-events")
        String topic();

        /** Processes with the same group share the partitions. */
        @WithDefault("cohere")
        String group();
    }

    /** Datasets that become validated, whoever has uploaded them. */
    interface DatasetWatch {

        /** Whether datasets are watched. */
        @WithDefault("false")
        boolean enabled();

        /**
         * Which model a dataset is for, by its name: patterns such as {@code support-*=<model id>}, separated by commas. The
         * first that fits counts; a dataset that none fits is ignored.
         */
        Optional<List<String>> models();

        /** How often datasets are listed: one call for each hundred of them, and one more. */
        @WithDefault("30s")
        Duration interval();
    }
}

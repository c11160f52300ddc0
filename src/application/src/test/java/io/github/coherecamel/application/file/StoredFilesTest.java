package io.github.coherecamel.application.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.application.wanted.Stores;
import io.github.coherecamel.dataset.CohereDatasetHeaders;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** What tests of an inbox with the database that knows of its files have in common. */
abstract class StoredFilesTest extends FilesTest {

    Stores stores;
    Inboxes inboxes;
    private Turns turns;
    private TrainingFiles files;

    void open(Stores opened, Inbox.Listing listing) {
        stores = opened;
        var config = config("cohere.files.inbox", folder.toString(), "cohere.files.stable-for", "0s");
        var said = new Said();
        var arrivals = new Arrivals(stores.database);
        inboxes = new Inboxes(config, arrivals, said, clock::nanoTime, new Random(1), listing);
        turns = new Turns(clock::nanoTime, failures -> Duration.ZERO);
        var events = new FileEvents(stores.intake, arrivals, inboxes, turns, said);
        // Whether all is held is asked before a file is opened, which the tests do by themselves.
        files = new TrainingFiles(inboxes, arrivals, new UploadedFiles(stores.database), events, null, turns, config);
    }

    /** Does what the route does, with an API that makes this dataset of whatever is uploaded. */
    void take(Arrival arrival, String dataset) throws IOException {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(arrival);
        files.open(exchange);
        if (!exchange.isRouteStop()) {
            exchange.getMessage().setHeader(CohereDatasetHeaders.DATASET_ID, dataset);
            files.accept(exchange);
        }
        turns.end(arrival);
    }

    void succeed() {
        var claim = stores.claimOne();
        assertThat(stores.end(claim, Stores.updated(claim))).isTrue();
    }
}

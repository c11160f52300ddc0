package io.github.coherecamel.benchmarks.subject;

import io.github.coherecamel.finetune.CohereFinetuneComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context whose components are connected with the server. */
final class Connected {

    private Connected() {}

    static CamelContext to(String baseUrl) {
        var context = new DefaultCamelContext();
        var component = new CohereFinetuneComponent();
        component.getConfiguration().setBaseUrl(baseUrl);
        component.getConfiguration().setApiKey("benchmark-key");
        context.addComponent("cohere-finetune", component);
        context.getShutdownStrategy().setTimeout(1);
        return context;
    }
}

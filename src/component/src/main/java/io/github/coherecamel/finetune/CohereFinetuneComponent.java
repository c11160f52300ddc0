package io.github.coherecamel.finetune;

import io.github.coherecamel.camel.CohereComponent;
import io.github.coherecamel.camel.Operation;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;

/** Makes endpoints of {@code cohere-finetune}, and holds the connection that {@code cohere-dataset} uses as well. */
@Component("cohere-finetune")
public class CohereFinetuneComponent extends CohereComponent {

    @Metadata(description = "Options that all endpoints of this component have unless they set their own.")
    private CohereFinetuneConfiguration configuration = new CohereFinetuneConfiguration();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (String.valueOf(parameters.get("settings")).contains("api_key")) {
            throw new IllegalArgumentException(
                    "Option settings holds a key of Weights & Biases, and logs, JMX and dumps "
                            + "of routes show the options of an endpoint. Give the settings in header "
                            + CohereFinetuneHeaders.SETTINGS + ", in the body, or as an option of the component.");
        }
        return super.createEndpoint(uri, remaining, parameters);
    }

    @Override
    protected CohereFinetuneEndpoint newEndpoint(String uri, String operation) {
        var endpoint = new CohereFinetuneEndpoint(uri, this, configuration.copy());
        endpoint.setOperation(Operation.named(operation, CohereFinetuneOperation.class));
        return endpoint;
    }

    @Override
    public CohereFinetuneConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(CohereFinetuneConfiguration configuration) {
        this.configuration = configuration;
    }
}

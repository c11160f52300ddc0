package com.example.outside;

import io.github.coherecamel.model.FinetunedModel;
import org.apache.camel.builder.RouteBuilder;

/** Says which dataset the model is at. */
public class CurrentDataset extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:current-dataset")
                .to("cohere-finetune:get?modelId={{model-id}}")
                .setBody(exchange -> exchange.getMessage().getBody(FinetunedModel.class).datasetId());
    }
}

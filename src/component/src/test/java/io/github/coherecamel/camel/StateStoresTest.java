package io.github.coherecamel.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoresTest {

    @Test
    void losesNothingOfTwoWatchesWhenTheirFileIsWrittenAnew(@TempDir Path folder) throws Exception {
        var file = folder.resolve("state");
        try (var context = new DefaultCamelContext()) {
            var stores = StateStores.of(context);
            var memory = new MemoryStateRepository();
            var models = (FileStateRepository) stores.get(null, file.toString(), memory);
            var datasets = stores.get(null, folder.resolve("x/../state").toString(), memory);
            ServiceHelper.startService(models, datasets);
            models.setMaxFileStoreSize(1);

            models.setState("models", "1");
            datasets.setState("datasets", "2");
            models.setState("models", "3");

            assertThat(Files.readAllLines(file)).contains("models=3", "datasets=2");
        }
    }
}

package io.github.coherecamel.rim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.coherecamel.documentation.Page;
import java.util.Map;
import org.apache.camel.component.direct.DirectComponent;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

/** What docs/troubleshooting.md quotes of Camel, Camel says. Of our own messages another test knows that they are there. */
class TroubleshootingPageTest extends RimTest {

    @Test
    void quotesCamelAsItSpeaks() {
        context.getComponent("direct", DirectComponent.class).setBlock(false);
        var noConsumer = send("direct:later", null, Map.of()).getException();
        var noComponent = catchThrowable(() -> context.getEndpoint("cohere-finetunes:update"));

        var rows = Page.of("troubleshooting.md").rows("| message of Camel |");
        assertThat(rows).hasSize(2);
        assertThat(Throwables.getStackTrace(noComponent).replace("finetunes", "finetune"))
                .contains(rows.get(0).get(0));
        assertThat(Throwables.getStackTrace(noConsumer)).contains(rows.get(1).get(0));
    }
}

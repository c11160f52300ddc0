package io.github.coherecamel.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.coherecamel.documentation.Page;
import io.github.coherecamel.documentation.Project;
import io.github.coherecamel.documentation.Tries;
import io.github.coherecamel.model.FinetunedModel;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A deployment that is configured is used: by its key from another source, and by TLS parameters that are a bean. */
class ConfiguredTest {

    private static final SecureCohere COHERE = new SecureCohere();

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(application -> application.addClasses(Trust.class, SecureCohere.class))
            .overrideConfigKey("camel.component.cohere-finetune.api-key", "${vault.cohere}")
            .overrideConfigKey("camel.component.cohere-finetune.ssl-context-parameters", "#bean:trust")
            .setBeforeAllCustomizer(COHERE::start)
            .setAfterAllCustomizer(COHERE::stop);

    public static class Trust {
        @Produces
        @Named("trust")
        SSLContextParameters trust(@ConfigProperty(name = "trust-store") String store) {
            var certificates = new KeyStoreParameters();
            certificates.setType("PKCS12");
            certificates.setPassword(SecureCohere.PASSWORD);
            certificates.setResource("file:" + store);
            var trusted = new TrustManagersParameters();
            trusted.setKeyStore(certificates);
            var parameters = new SSLContextParameters();
            parameters.setTrustManagers(trusted);
            return parameters;
        }
    }

    @Tries(page = "quarkus.md", language = "java", containing = "class Trust")
    @Test
    void thePageShowsTheBeanThatIsUsedHere() {
        var shown = Page.of("quarkus.md").block("java", "class Trust");
        var source = Project.read(
                Path.of("src/test/java", ConfiguredTest.class.getName().replace('.', '/') + ".java"));

        assertThat(lines(source.replace("SecureCohere.PASSWORD", "\"changeit\"")))
                .containsSubsequence(lines(shown.substring(shown.indexOf("@Produces"))));
    }

    private static List<String> lines(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Inject
    ProducerTemplate camel;

    @ConfigProperty(name = "model-id")
    String model;

    @Test
    void isAskedOverTlsWithItsKey() {
        assertThat(camel.requestBody("cohere-finetune:get?modelId=" + model, null, FinetunedModel.class)
                        .name())
                .isEqualTo("secured");
    }
}

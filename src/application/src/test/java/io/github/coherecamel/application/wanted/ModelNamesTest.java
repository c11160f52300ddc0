package io.github.coherecamel.application.wanted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the API calls a model is kept such that no database and no page suffers from it. */
class ModelNamesTest {

    @Test
    void areOnOneLineWithoutWhatNobodyCouldSee() {
        assertThat(ModelNames.kept(" support\u0000-\u202Ebot\n\uD800 ")).isEqualTo("support - bot");
        assertThat(ModelNames.kept("Björn 🚲")).isEqualTo("Björn 🚲");
        assertThat(ModelNames.kept(" \u0007")).isNull();
        assertThat(ModelNames.kept(null)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void haveTheirPlaceHoweverLongTheyAre(Stores.Kind kind) {
        var stores = kind.empty();
        stores.accept("m", "d", null);
        // In lower case it has twice as many characters.
        var longest = ModelNames.kept("\u0130".repeat(1000));

        stores.database.inTransaction(transaction -> {
            ModelNames.write(transaction, Map.of("m", longest));
            return null;
        });

        assertThat(stores.model("m").name()).isEqualTo(longest).hasSizeLessThan(300);
    }
}

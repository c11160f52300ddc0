package io.github.coherecamel.api;

import java.util.List;

record FixedApiKey(Secret key) implements ApiKey {

    @Override
    public List<Secret> known() {
        return List.of(key);
    }
}

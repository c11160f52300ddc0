package io.github.coherecamel.api;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a fine-tuning list is asked for; null leaves it to the API.
 *
 * @param size items at most; the API's default is 50
 * @param token from the page before
 * @param orderBy such as {@code created_at desc}; the API sorts by {@code created_at} alone
 */
public record PageRequest(@Nullable Integer size, @Nullable String token, @Nullable String orderBy) {

    public PageRequest after(@Nullable String nextToken) {
        return new PageRequest(size, nextToken, orderBy);
    }

    public PageRequest unordered() {
        return new PageRequest(size, token, null);
    }

    Target on(Target target) {
        return target.with("page_size", size).with("page_token", token).with("order_by", orderBy);
    }
}

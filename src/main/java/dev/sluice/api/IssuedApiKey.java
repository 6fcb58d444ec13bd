package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A key as its issuing answers it: the only time the secret can be read.
 *
 * @param secret null where the answer is a repeated one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuedApiKey(
        @JsonUnwrapped ApiKey key, @Nullable String secret) {}

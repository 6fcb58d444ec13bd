package dev.sluice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A share as its creation answers it: the only time a signed link is handed out.
 *
 * @param share what was created
 * @param signedLink {@code api} mode only: the multivariant playlist under a token of its own; a secret
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssuedShare(
        @JsonUnwrapped Share share, @Nullable String signedLink) {

    /** What is handed out: the signed link, or the page where there is none. */
    public String opened() {
        return signedLink == null ? share.url() : signedLink;
    }
}

package dev.sluice.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What issuing a key takes.
 *
 * @param role at most this; null takes the operator's
 * @param areas first path segments below {@code /api/v1}; null or empty allows all
 * @param expiresIn {@code 12h} or {@code 90d}; null never expires
 * @param rate requests a second; null takes the default
 * @param note what it is for
 */
public record ApiKeyRequest(
        @Nullable Role role,
        @Nullable List<String> areas,
        @Nullable String expiresIn,
        @Nullable Integer rate,
        @Nullable String note) {
    /** A key that may do what its operator may, for good. */
    public static final ApiKeyRequest PLAIN = new ApiKeyRequest(null, null, null, null, null);
}

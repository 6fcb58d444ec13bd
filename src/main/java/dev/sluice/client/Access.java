package dev.sluice.client;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.sluice.api.ApiKey;
import dev.sluice.api.ApiKeyRequest;
import dev.sluice.api.IssuedApiKey;
import dev.sluice.api.OperatorInfo;
import dev.sluice.api.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of operators and their keys; all of them need the role admin. */
public final class Access {
    private static final String OPERATORS = "operators";
    private static final String KEYS = "api-keys";
    private static final TypeReference<OperatorInfo> OPERATOR = new TypeReference<>() {};

    private final Wire wire;

    Access(Wire wire) {
        this.wire = wire;
    }

    /** Operators by name. */
    public List<OperatorInfo> operators() {
        return wire.all(wire.url(OPERATORS), new TypeReference<>() {});
    }

    /** Adds an operator, who has no key yet. */
    public OperatorInfo add(String name, Role role) {
        return wire.post(wire.url(OPERATORS), Map.of("name", name, "role", role), OPERATOR);
    }

    /** Gives an operator another role; all their keys follow at once. */
    public OperatorInfo change(String name, Role role) {
        return wire.post(wire.url(OPERATORS, name, "role"), Map.of("role", role), OPERATOR);
    }

    /** Keys, newest first; those of one operator where it is named. */
    public List<ApiKey> keys(@Nullable String operator) {
        var url = wire.url(KEYS).newBuilder();
        if (operator != null) {
            url.addQueryParameter("operator", operator);
        }
        return wire.all(url.build(), new TypeReference<>() {});
    }

    /** What a key can be for, by name. */
    public List<String> areas() {
        return wire.get(wire.url(KEYS, "areas"), new TypeReference<>() {});
    }

    /** Issues a key; its secret is answered this once. */
    public IssuedApiKey issue(String operator, ApiKeyRequest request) {
        return wire.post(wire.url(OPERATORS, operator, "keys"), request, new TypeReference<>() {});
    }

    /** Shuts a key at once. */
    public ApiKey revoke(String id) {
        return wire.post(wire.url(KEYS, id, "revoke"), null, new TypeReference<>() {});
    }
}

package dev.sluice.diagnosis;

import dev.sluice.api.Edge;
import dev.sluice.api.Fault;
import dev.sluice.api.Finding;
import dev.sluice.api.InspectedShare;
import dev.sluice.api.Problem;
import dev.sluice.api.Severity;
import dev.sluice.client.SluiceClient;
import dev.sluice.token.foreign.DecodedLink;
import dev.sluice.token.foreign.LinkKind;
import dev.sluice.token.foreign.VerificationKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What only the connected service can tell of a link. What it does not answer is a finding, and the walk goes on without.
 *
 * @param client null when there is none, or nothing may be asked
 * @param found hears what could not be asked
 */
record Connected(@Nullable SluiceClient client, Consumer<Finding> found) {
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{22}");

    /**
     * The link of a handle that stands alone, as lists show it; anything else as it is. Where the service does not say which
     * link it is, or knows none, its watch page is what can be tried.
     */
    String whole(String text) {
        var handle = text.strip();
        if (client == null || !HANDLE.matcher(handle).matches()) {
            return text;
        }
        try {
            return client.shares().get(handle).url();
        } catch (Fault untold) {
            return String.valueOf(client.base().resolve("/s/" + handle));
        }
    }

    /** What it knows of the link; null when it cannot be asked. */
    @Nullable
    InspectedShare known(DecodedLink decoded) {
        var link = decoded.address() == null ? decoded.token() : decoded.address();
        if (client == null || link == null) {
            return null;
        }
        try {
            return client.inspections().ask(link);
        } catch (Fault fault) {
            found.accept(unasked(fault.problem()));
            return null;
        }
    }

    /** These keys and its own, where its own may have signed the link. */
    VerificationKeys keys(DecodedLink link, @Nullable InspectedShare known, VerificationKeys atHand) {
        if (client == null || known == null || known.share() == null || link.kind() != LinkKind.RFC9246) {
            return atHand;
        }
        try {
            return atHand.and(client.inspections().signingKeys());
        } catch (Fault fault) {
            found.accept(unasked(fault.problem()));
            return atHand;
        }
    }

    /** Where requests may go although it is in a private network: to the service and, where it answers, its edges. */
    List<HttpUrl> places(@Nullable InspectedShare known) {
        var places = new ArrayList<HttpUrl>();
        if (client != null) {
            places.add(client.base());
        }
        // One that was silent a moment ago is not waited for again.
        if (client != null && known != null) {
            edges(client).stream()
                    .map(edge -> edge.url() == null ? null : HttpUrl.parse(edge.url()))
                    .filter(Objects::nonNull)
                    .forEach(places::add);
        }
        var share = known == null ? null : known.share();
        var shared = share == null ? null : HttpUrl.parse(share.url());
        if (shared != null) {
            places.add(shared);
        }
        return places;
    }

    private static List<Edge> edges(SluiceClient client) {
        try {
            return client.edges().list();
        } catch (Fault unheard) {
            // Said already by what else was asked; then an edge is asked for like any other private address.
            return List.of();
        }
    }

    private static Finding unasked(Problem problem) {
        return new Finding(
                problem.code(),
                Severity.NOT_MEASURED,
                "What the service knows of it could not be asked: " + problem.title(),
                problem.detail() == null ? "" : problem.detail(),
                problem.nextAct() == null ? "" : problem.nextAct(),
                null);
    }
}

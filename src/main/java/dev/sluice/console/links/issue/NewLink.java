package dev.sluice.console.links.issue;

import dev.sluice.api.Asset;
import dev.sluice.api.Binding;
import dev.sluice.api.Risk;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.TtlPolicy;
import dev.sluice.console.links.ttl.TtlChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** A link being described. */
public final class NewLink {
    private static final Pattern CHANNEL = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    final ObjectProperty<@Nullable Asset> asset = new SimpleObjectProperty<>();
    final ObjectProperty<ShareMode> mode = new SimpleObjectProperty<>(ShareMode.DIRECT);
    final ObjectProperty<Risk> risk = new SimpleObjectProperty<>(Risk.MEDIUM);
    final TtlChoice ttl = new TtlChoice();
    final StringProperty channel = new SimpleStringProperty("default");
    final StringProperty recipient = new SimpleStringProperty("");
    final StringProperty viewer = new SimpleStringProperty("");
    final StringProperty origins = new SimpleStringProperty("");
    final BooleanProperty anyOrigin = new SimpleBooleanProperty();
    final StringProperty addresses = new SimpleStringProperty("");
    final StringProperty device = new SimpleStringProperty("");
    final StringProperty sessions = new SimpleStringProperty("");
    final StringProperty opens = new SimpleStringProperty("");
    final StringProperty notBefore = new SimpleStringProperty("");
    private final List<TtlPolicy> policies;
    private final @Nullable ServiceInfo service;

    /** An empty form; the time to live begins with the default of medium risk. */
    public NewLink(List<TtlPolicy> policies, @Nullable ServiceInfo service) {
        this.policies = List.copyOf(policies);
        this.service = service;
        risk.subscribe(this::tier);
    }

    /** Chooses the asset. */
    public ObjectProperty<@Nullable Asset> asset() {
        return asset;
    }

    /** What is missing or wrong, as a sentence; empty when it can be created. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(
                this::wrong, asset, ttl.problem(), channel, sessions, opens, notBefore, mode, origins, anyOrigin);
    }

    /** The form of the link that will come out. */
    ObservableValue<String> preview() {
        return mode.map(this::preview);
    }

    /** What to know about it before it exists. */
    ObservableValue<String> note() {
        return mode.map(chosen -> switch (chosen) {
            case DIRECT -> "A watch page; everybody who has the link can open it within its binding.";
            case EMBED -> "For an iframe; stays the same until its end date, one year from now, or its withdrawal.";
            case API -> "For players and your own pages; it carries a token and is shown once.";
        });
    }

    /** Whether links of this service work on its own machine only. */
    boolean localOnly() {
        return service != null && service.localOnly();
    }

    /** What the service is asked for. */
    public ShareRequest request() {
        var chosen = asset.get();
        return new ShareRequest(
                chosen == null ? "" : chosen.id(),
                mode.get(),
                ttl.wire(),
                risk.get(),
                text(channel),
                binding(),
                null,
                null);
    }

    private Binding binding() {
        return new Binding(
                text(viewer),
                text(recipient),
                sites(),
                text(addresses),
                text(device),
                number(sessions),
                number(opens),
                text(notBefore) == null ? null : Instant.parse(notBefore.get().strip()));
    }

    /** Who may frame it; links that are no embed are not framed at all. */
    private List<String> sites() {
        if (mode.get() != ShareMode.EMBED) return List.of();
        if (anyOrigin.get()) return List.of(Binding.ANY_ORIGIN);
        return Arrays.stream(origins.get().split("[,\\s]+", -1))
                .filter(origin -> !origin.isEmpty())
                .toList();
    }

    private void tier(Risk chosen) {
        policies.stream().filter(policy -> policy.risk() == chosen).findFirst().ifPresent(policy -> {
            ttl.policy().set(policy);
            ttl.choose(Duration.ofSeconds(policy.defaultSeconds()));
        });
    }

    private String wrong() {
        if (asset.get() == null) return "Choose a video.";
        if (!ttl.problem().get().isEmpty()) return ttl.problem().get();
        if (!CHANNEL.matcher(channel.get().strip()).matches()) {
            return "A channel is named by 1 to 64 letters, digits and . _ ~ -";
        }
        if (mode.get() == ShareMode.EMBED && sites().isEmpty()) {
            return "Name the sites that may frame it, or let any site.";
        }
        if (!isCount(sessions) || !isCount(opens)) return "A limit is a whole number from 1 on, or empty.";
        return isTime(notBefore) ? "" : "Not before is a time such as 2026-12-31T18:00:00Z.";
    }

    private String preview(ShareMode chosen) {
        var base = service == null ? "https://…" : service.url();
        return switch (chosen) {
            case DIRECT -> base + "/s/…";
            case EMBED -> base + "/embed/…";
            case API -> base + "/URISigningPackage=…/" + id() + "/master.m3u8";
        };
    }

    private String id() {
        var chosen = asset.get();
        return chosen == null ? "…" : chosen.id();
    }

    private static boolean isCount(StringProperty field) {
        return field.get().isBlank() || field.get().strip().matches("[1-9]\\d{0,8}");
    }

    private static boolean isTime(StringProperty field) {
        try {
            return field.get().isBlank() || Instant.parse(field.get().strip()).isAfter(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static @Nullable String text(StringProperty field) {
        return field.get().isBlank() ? null : field.get().strip();
    }

    private static @Nullable Integer number(StringProperty field) {
        return field.get().isBlank() ? null : Integer.valueOf(field.get().strip());
    }
}

package dev.sluice.console.links.issue;

import dev.sluice.api.Asset;
import dev.sluice.api.AssetState;
import dev.sluice.api.ChannelName;
import dev.sluice.api.Risk;
import dev.sluice.api.ServiceInfo;
import dev.sluice.api.ShareMode;
import dev.sluice.api.ShareRequest;
import dev.sluice.api.TtlPolicy;
import dev.sluice.console.links.ttl.TtlChoice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** A link being described. */
public final class NewLink {

    final ObjectProperty<@Nullable Asset> asset = new SimpleObjectProperty<>();
    final ObjectProperty<ShareMode> mode = new SimpleObjectProperty<>(ShareMode.DIRECT);
    final ObjectProperty<Risk> risk = new SimpleObjectProperty<>(Risk.MEDIUM);
    final TtlChoice ttl = new TtlChoice();
    final StringProperty channel = new SimpleStringProperty("default");
    final StringProperty ends = new SimpleStringProperty("");
    final StringProperty override = new SimpleStringProperty("");
    final BoundTo bound;
    private final List<TtlPolicy> policies;
    private final @Nullable ServiceInfo service;
    private final ZoneId zone;

    /**
     * An empty form; the time to live begins with the default of medium risk.
     *
     * @param zone of the clock by which times are typed
     */
    public NewLink(List<TtlPolicy> policies, @Nullable ServiceInfo service, ZoneId zone) {
        this.policies = List.copyOf(policies);
        this.service = service;
        this.zone = zone;
        bound = new BoundTo(zone);
        risk.subscribe(this::tier);
    }

    /** Chooses the asset. */
    public ObjectProperty<@Nullable Asset> asset() {
        return asset;
    }

    /** What is missing or wrong, as a sentence; empty when it can be created. */
    ObservableValue<String> problem() {
        return Bindings.createStringBinding(this::wrong, parts());
    }

    /** The form of the link that will come out. */
    ObservableValue<String> preview() {
        return Bindings.createStringBinding(() -> preview(mode.get()), mode, asset);
    }

    /** What to know about it before it exists: how it is opened, how long it lives, who may watch. */
    ObservableValue<String> note() {
        return Bindings.createStringBinding(this::noted, parts());
    }

    /** Whether the chosen video may be shared only past the publish gate. */
    ObservableValue<Boolean> unpublished() {
        return Bindings.createObjectBinding(this::isUnpublished, asset);
    }

    private boolean isUnpublished() {
        var chosen = asset.get();
        return chosen != null && chosen.state() != AssetState.PUBLISHED;
    }

    /** Whether links of this service work on its own machine only. */
    boolean localOnly() {
        return service != null && service.localOnly();
    }

    /** What the service is asked for. */
    public ShareRequest request() {
        var chosen = asset.get();
        var end = mode.get() == ShareMode.EMBED ? end() : null;
        return new ShareRequest(
                chosen == null ? "" : chosen.id(),
                mode.get(),
                ttl.wire(),
                risk.get(),
                text(channel),
                bound.binding(mode.get()),
                end == null ? null : end.toString(),
                isUnpublished() ? text(override) : null);
    }

    private Observable[] parts() {
        var own = Stream.<Observable>of(asset, mode, risk, ttl.problem(), ttl.value(), channel, ends, override);
        return Stream.concat(own, Stream.of(bound.parts())).toArray(Observable[]::new);
    }

    private void tier(Risk chosen) {
        policies.stream().filter(policy -> policy.risk() == chosen).findFirst().ifPresent(policy -> {
            ttl.policy().set(policy);
            ttl.choose(Duration.ofSeconds(policy.defaultSeconds()));
        });
    }

    private String wrong() {
        if (asset.get() == null) return "Choose a video.";
        if (isUnpublished() && override.get().isBlank()) {
            return "Say why this video may be shared although it is not published.";
        }
        if (!ttl.problem().get().isEmpty()) return ttl.problem().get();
        if (!ChannelName.allows(channel.get().strip())) {
            return ChannelName.RULE;
        }
        if (mode.get() == ShareMode.EMBED && !ends.get().isBlank() && end() == null) {
            return "The end is a time such as " + Moment.FORMS + " by your clock.";
        }
        return bound.wrong(mode.get());
    }

    private String noted() {
        var opened = switch (mode.get()) {
            case DIRECT ->
                "A watch page; it ends %s from now.".formatted(ttl.text().get());
            case EMBED ->
                "For an iframe; stays the same until %s or its withdrawal. Each session lasts at most %s."
                        .formatted(
                                ends.get().isBlank()
                                        ? "one year from now"
                                        : ends.get().strip(),
                                ttl.text().get());
            case API ->
                "For players and your own pages; it carries a token, is shown once, and ends %s from now."
                        .formatted(ttl.text().get());
        };
        return opened + " " + bound.words(mode.get());
    }

    private @Nullable Instant end() {
        return Moment.typed(ends.get(), zone).orElse(null);
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

    private static @Nullable String text(StringProperty field) {
        return field.get().isBlank() ? null : field.get().strip();
    }
}

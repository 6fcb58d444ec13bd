package dev.sluice.console.inspect;

import dev.sluice.api.Fault;
import dev.sluice.api.InspectionRecord;
import dev.sluice.api.Share;
import dev.sluice.client.SluiceClient;
import dev.sluice.console.work.InTurn;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Work;
import dev.sluice.diagnosis.Comparison;
import dev.sluice.diagnosis.InspectOptions;
import dev.sluice.diagnosis.Inspection;
import dev.sluice.diagnosis.Inspector;
import dev.sluice.diagnosis.Progress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is being inspected, what has come out so far, and what came out in the end. Used on the application thread. */
public final class InspectModel {
    private static final int EARLIER = 30;

    private final SluiceClient client;
    private final Inspector inspector;
    private final Work work;
    private final Latest latest = new Latest();
    private final InTurn keeping = new InTurn();
    private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Past> past = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable SoFar> soFar = new ReadOnlyObjectWrapper<>();
    private Stream stream = new Stream(soFar::set);
    private String link = "";
    private boolean anywhere;
    private String site = "";
    private int begun;

    public InspectModel(SluiceClient client, Inspector inspector, Work work) {
        this.client = client;
        this.inspector = inspector;
        this.work = work;
    }

    /**
     * A finished inspection.
     *
     * @param inspection what was found
     * @param took paste to verdict
     */
    public record Result(Inspection inspection, Duration took) {}

    /**
     * Past inspections, newest first.
     *
     * @param now what they are compared with; not among them
     * @param records of all links
     * @param failure why they could not be read or this one not kept; empty when all went well
     */
    record Past(Inspection now, List<InspectionRecord> records, String failure) {
        Past {
            records = List.copyOf(records);
        }

        /** Those of the same link. */
        List<InspectionRecord> ofTheLink() {
            var share = now.share();
            return records.stream()
                    .filter(record -> share == null
                            ? record.link().equals(now.decoded().masked())
                            : share.handle().equals(record.share()))
                    .toList();
        }
    }

    /** Inspects a link; a newer one wins over an older one that is still under way. */
    public void inspect(String pasted) {
        start(pasted.strip(), false, "");
    }

    /** Inspects the same link, into private networks, too. */
    void inspectAnywhere() {
        start(link, true, site);
    }

    /** Inspects the same link as it plays on a page of this site; an empty one is any page. */
    void inspectOn(String page) {
        start(link, anywhere, page.strip());
    }

    /** Asks everything about the same link once more. */
    void again() {
        start(link, anywhere, site);
    }

    private void start(String pasted, boolean everywhere, String page) {
        int nth = ++begun;
        link = pasted;
        anywhere = everywhere;
        site = page;
        result.set(null);
        past.set(null);
        soFar.set(SoFar.NOTHING);
        stream.end();
        var own = new Stream(soFar::set);
        stream = own;
        latest.start(work.job(
                        "Inspecting the link", progress -> run(pasted, options -> how(options, everywhere, page), own))
                .onSuccess(found -> {
                    own.end();
                    result.set(found);
                    remember(found.inspection(), nth);
                }));
    }

    /**
     * The verdict waits for neither: a store that is full or slow must not hold it back. One after the other, so that each
     * sees the one before.
     */
    private void remember(Inspection now, int nth) {
        keeping.start(work.job("Keeping the inspection", progress -> past(now))
                .onSuccess(read -> remembered(read, nth))
                .onFailure(problem -> remembered(new Past(now, List.of(), problem.title()), nth))
                .quiet());
    }

    private void remembered(Past read, int nth) {
        if (nth == begun) past.set(read);
    }

    /** What was pasted last; a secret. */
    String link() {
        return link;
    }

    /** The share behind the link; null when there is none or nothing was inspected yet. */
    @Nullable
    Share share() {
        var found = result.get();
        return found == null ? null : found.inspection().share();
    }

    /** The last inspection; null before the first and while one is under way. */
    public ReadOnlyObjectProperty<@Nullable Result> result() {
        return result.getReadOnlyProperty();
    }

    /** Past inspections beside the last one; null until they are read. */
    ReadOnlyObjectProperty<@Nullable Past> past() {
        return past.getReadOnlyProperty();
    }

    /** What has come so far of the one under way; changes a few times a second at most. */
    ReadOnlyObjectProperty<@Nullable SoFar> soFar() {
        return soFar.getReadOnlyProperty();
    }

    private static InspectOptions how(InspectOptions usual, boolean everywhere, String page) {
        var options = everywhere ? usual.anywhere() : usual;
        return page.isEmpty() ? options : options.from(page);
    }

    private Result run(String pasted, UnaryOperator<InspectOptions> how, Consumer<Progress> stream) {
        long began = System.nanoTime();
        var inspection = inspector.inspect(pasted, how, stream);
        return new Result(inspection, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Past inspections, and keeps this one. */
    private Past past(Inspection now) {
        List<InspectionRecord> records = List.of();
        try {
            records = client.inspections().history(null, EARLIER).items();
            client.inspections().keep(Comparison.record(now));
            return new Past(now, records, "");
        } catch (Fault fault) {
            return new Past(now, records, fault.problem().title());
        }
    }
}

package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.api.PendingUpload;
import dev.sluice.client.SluiceClient;
import dev.sluice.client.Upload;
import dev.sluice.console.work.Job;
import dev.sluice.console.work.JobState;
import dev.sluice.console.work.Latest;
import dev.sluice.console.work.Progress;
import dev.sluice.console.work.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Source files on their way to the service, and those that stopped on their way. Used on the application thread. */
final class Uploads {
    private final Work work;
    private final SluiceClient client;
    private final Consumer<Asset> onTaken;
    private final ObservableList<Job<Asset>> running = FXCollections.observableArrayList();
    /** Held, because it hears of changes only for as long as somebody holds it. */
    private final ObservableList<Job<Asset>> shownRunning = FXCollections.unmodifiableObservableList(running);

    private final ReadOnlyObjectWrapper<List<PendingUpload>> stopped = new ReadOnlyObjectWrapper<>(List.of());
    private final Latest readings = new Latest();
    private boolean elsewhere;

    /** {@code onTaken} gets each asset that the service made of a file. */
    Uploads(Work work, SluiceClient client, Consumer<Asset> onTaken) {
        this.work = work;
        this.client = client;
        this.onTaken = onTaken;
    }

    /** Those under way, oldest first; cancelling the job ends the sending. */
    ObservableList<Job<Asset>> running() {
        return shownRunning;
    }

    /** Those that nobody sends any more, of this or an earlier console; what arrived stays for a day. */
    ReadOnlyObjectProperty<List<PendingUpload>> stopped() {
        return stopped.getReadOnlyProperty();
    }

    /** Asks for those that stopped; who may not add is not told of any. */
    void read() {
        readings.start(
                work.job("Reading unfinished uploads", p -> client.assets().unfinished())
                        .quiet()
                        .onSuccess(this::show)
                        .onFailure(unknown -> stopped.set(List.of())));
    }

    /** Asks again where one seemed to be sent by somebody else: the service may not have noticed its end yet. */
    void lookAgain() {
        if (elsewhere) read();
    }

    private void show(List<PendingUpload> all) {
        elsewhere = running.isEmpty() && all.stream().anyMatch(PendingUpload::receiving);
        stopped.set(all.stream().filter(upload -> !upload.receiving()).toList());
    }

    /** Forgets one that stopped. */
    void discard(PendingUpload upload) {
        work.job("Discarding " + upload.name(), p -> {
                    client.assets().discard(upload);
                    return upload;
                })
                .onEnd(this::read)
                .start();
    }

    /** Sends a file, going on where the same file stopped; what goes wrong becomes a notice. */
    void add(Path source) {
        var sending = new AtomicReference<@Nullable Upload>();
        var job = work.job("Sending " + source.getFileName(), progress -> {
            var upload = client.assets().add(source, null, null);
            sending.set(upload);
            return upload.send(new Reporter(progress));
        });
        running.add(job);
        // It may be one of those that stopped.
        stopped.set(stopped.get().stream()
                .filter(upload -> !upload.name().equals(String.valueOf(source.getFileName())))
                .toList());
        job.onSuccess(onTaken)
                .onEnd(() -> {
                    running.remove(job);
                    if (job.state().get() == JobState.CANCELLED) stop(sending.get());
                    else read();
                })
                .start();
    }

    private void stop(@Nullable Upload upload) {
        if (upload == null) return;
        upload.cancel();
        work.job("Ending an upload", p -> {
                    upload.discard();
                    return upload;
                })
                .quiet()
                // What could not be ended is listed again as stopped on its way.
                .onFailure(kept -> {})
                .onEnd(this::read)
                .start();
    }

    /** Says how far it is and how long it will take at the pace so far. */
    private static final class Reporter implements Upload.Progress {
        private final Progress progress;
        private final long began = System.nanoTime();

        Reporter(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void sent(long sent, long total) {
            progress.at(total == 0 ? 1 : (double) sent / total);
            progress.say(Pace.words(sent, total, (System.nanoTime() - began) / 1e9));
        }
    }
}

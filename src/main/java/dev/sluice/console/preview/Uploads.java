package dev.sluice.console.preview;

import dev.sluice.api.Asset;
import dev.sluice.client.SluiceClient;
import dev.sluice.client.Upload;
import dev.sluice.console.work.Job;
import dev.sluice.console.work.Progress;
import dev.sluice.console.work.Work;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Source files on their way to the service. Used on the application thread. */
final class Uploads {
    private final Work work;
    private final SluiceClient client;
    private final Consumer<Asset> onTaken;
    private final ObservableList<Job<Asset>> running = FXCollections.observableArrayList();
    /** Held, because it hears of changes only for as long as somebody holds it. */
    private final ObservableList<Job<Asset>> shownRunning = FXCollections.unmodifiableObservableList(running);

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

    /** Sends a file; what goes wrong becomes a notice. */
    void add(Path source) {
        var sending = new AtomicReference<@Nullable Upload>();
        var job = work.job("Sending " + source.getFileName(), progress -> {
            var upload = client.assets().add(source, null, null);
            sending.set(upload);
            return upload.send(new Reporter(progress));
        });
        running.add(job);
        job.onSuccess(onTaken)
                .onEnd(() -> {
                    running.remove(job);
                    stop(sending.get());
                })
                .start();
    }

    /** An upload that is over minds nothing. */
    private static void stop(@Nullable Upload upload) {
        if (upload != null) upload.cancel();
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

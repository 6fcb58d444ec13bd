package dev.sluice.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service that died left of uploads. */
class UploadFilesTest {
    @Test
    void whatWasReceivedIsThereForADay(@TempDir Path folder) throws Exception {
        var sent = new UploadFiles.Sent("film.mov", "Film", "vod", 1_000, "same", "maria");
        var entry = new UploadFiles(folder, Clock.systemUTC()).begin(sent);
        Files.write(folder.resolve(entry.id() + ".part"), new byte[400]);
        Files.writeString(folder.resolve("half.new"), "{\"na");

        var again = new UploadFiles(folder, Clock.systemUTC());
        assertThat(again.all()).containsExactly(entry);
        assertThat(again.received(entry)).isEqualTo(400);

        var later = new UploadFiles(folder, Clock.offset(Clock.systemUTC(), Duration.ofDays(2)));
        assertThat(later.all()).isEmpty();
        assertThat(folder.resolve(entry.id() + ".part")).doesNotExist();
    }
}

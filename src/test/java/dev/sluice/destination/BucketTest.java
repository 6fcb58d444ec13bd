package dev.sluice.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketTest {
    private static final String CREDENTIAL = S3Storage.KEY_ID + ":" + S3Storage.SECRET;

    private final S3Storage storage = new S3Storage();

    @AfterEach
    void stop() {
        storage.close();
    }

    @Test
    void filesAndTextsLieUnderTheirPrefixAndCanBeTakenAway(@TempDir Path folder) throws Exception {
        var file = Files.write(folder.resolve("s000000.ts"), new byte[100_000]);
        var bucket = bucket("bucket", CREDENTIAL);

        bucket.put("s000000.ts", file);
        bucket.put("media.m3u8", "#EXTM3U\n");
        bucket.put("media.m3u8", "#EXTM3U\n#EXT-X-ENDLIST\n");
        assertThat(storage.objects()).containsOnlyKeys("shows/evening/media.m3u8", "shows/evening/s000000.ts");
        assertThat(storage.objects().get("shows/evening/s000000.ts").size()).isEqualTo(100_000);
        assertThat(storage.objects().get("shows/evening/media.m3u8").utf8()).endsWith("#EXT-X-ENDLIST\n");

        bucket.delete("s000000.ts");
        assertThat(storage.objects()).containsOnlyKeys("shows/evening/media.m3u8");
    }

    @ParameterizedTest
    @CsvSource({
        "bucket, somebody:else,                                bucket-refuses",
        "bucket, sluice-test-key:another-secret,               bucket-refuses",
        "other,  sluice-test-key:a-secret-of-the-storage,      bucket-missing",
    })
    void whatTheStorageRefusesHasItsCode(String name, String credential, String code) {
        var trouble = catchThrowableOfType(
                DepotTrouble.class, () -> bucket(name, credential).put("media.m3u8", "#EXTM3U\n"));

        assertThat(trouble.code()).isEqualTo(code);
        assertThat(trouble.fix()).isNotBlank();
        assertThat(trouble.evidence()).startsWith("it answered 40").doesNotContain("secret");
    }

    @Test
    void aBucketOfAnotherRegionSaysSo() {
        String address = storage.address("bucket").replace("eu-test-1", "mars-1");
        var bucket = Bucket.at(address, CREDENTIAL, "evening", Clock.systemUTC());

        var trouble = catchThrowableOfType(DepotTrouble.class, () -> bucket.put("media.m3u8", "#EXTM3U\n"));

        assertThat(trouble.code()).isEqualTo("bucket-elsewhere");
    }

    @Test
    void aClockThatIsWrongIsNamed() {
        var late = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        var bucket = Bucket.at(storage.address("bucket"), CREDENTIAL, "evening", late);

        var trouble = catchThrowableOfType(DepotTrouble.class, () -> bucket.put("media.m3u8", "#EXTM3U\n"));

        assertThat(trouble.code()).isEqualTo("clock-wrong");
    }

    private Bucket bucket(String name, String credential) {
        return Bucket.at(storage.address(name), credential, "evening", Clock.systemUTC());
    }
}

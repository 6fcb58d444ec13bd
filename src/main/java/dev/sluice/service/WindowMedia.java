package dev.sluice.service;

import dev.sluice.destination.Publishing;
import dev.sluice.playback.LiveMedia;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Lets viewers of live assets find what is published. */
final class WindowMedia implements LiveMedia {
    private static final String POSTER = "poster.jpg";

    private final Publishing publishing;

    WindowMedia(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    public boolean has(String asset) {
        return publishing.live(asset);
    }

    @Override
    public Optional<ByteBuffer> changing(String asset, String name) {
        return publishing
                .playlist(asset, name)
                .map(text -> ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                .or(() -> name.equals(POSTER) ? picture(asset) : Optional.empty());
    }

    private Optional<ByteBuffer> picture(String asset) {
        try {
            var file = publishing.file(asset, POSTER);
            return file.isEmpty() ? Optional.empty() : Optional.of(ByteBuffer.wrap(Files.readAllBytes(file.get())));
        } catch (IOException e) {
            LoggerFactory.getLogger(WindowMedia.class).warn("A picture cannot be read", e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<Path> segments(String asset, String name) {
        return name.equals(POSTER)
                ? Optional.empty()
                : publishing.file(asset, name).map(Path::getParent);
    }
}

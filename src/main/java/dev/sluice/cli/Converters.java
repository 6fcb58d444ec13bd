package dev.sluice.cli;

import dev.sluice.api.Fault;
import dev.sluice.client.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import okhttp3.HttpUrl;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words of options into values. */
final class Converters {
    private Converters() {}

    /** A service's URL. */
    static final class Url implements ITypeConverter<HttpUrl> {
        @Override
        public HttpUrl convert(String text) {
            try {
                return Connection.parse(text);
            } catch (Fault fault) {
                throw new TypeConversionException("'" + text + "' is not the URL of a service, like https://host:port");
            }
        }
    }

    /** {@code 30s}, {@code 5m} or {@code PT5M}. */
    static final class TokenLife implements ITypeConverter<Duration> {
        private static final Duration SHORTEST = Duration.ofSeconds(30);
        private static final Duration LONGEST = Duration.ofHours(1);

        @Override
        public Duration convert(String text) {
            try {
                String iso = text.matches("\\d{1,4}[smhSMH]") ? "PT" + text : text;
                var life = Duration.parse(iso);
                if (life.compareTo(SHORTEST) >= 0 && life.compareTo(LONGEST) <= 0) {
                    return life;
                }
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is not a duration with its unit, like 5m");
            }
            throw new TypeConversionException("'" + text + "' is not between 30s and 1h");
        }
    }

    /** A point in time, ISO-8601 with its zone. */
    static final class PointInTime implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time with its zone, like 2027-01-31T18:00:00Z");
            }
        }
    }

    /** {@code HOST:PORT}. */
    static final class Address implements ITypeConverter<Listen> {
        @Override
        public Listen convert(String text) {
            int colon = text.lastIndexOf(':');
            var host = colon < 1 ? null : HttpUrl.parse("http://" + text.substring(0, colon));
            String port = text.substring(colon + 1);
            if (host == null || text.contains("/") || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
                throw new TypeConversionException("'" + text + "' is not HOST:PORT, like 0.0.0.0:8443");
            }
            return new Listen(host.host(), Integer.parseInt(port));
        }
    }
}

package dev.sluice.relay;

/** What came. */
final class Fetched {
    private final String url;
    private final byte[] bytes;
    private final UpstreamRequest request;

    Fetched(String url, byte[] bytes, UpstreamRequest request) {
        this.url = url;
        this.bytes = bytes;
        this.request = request;
    }

    /** Where it came from in the end; references in it are resolved against this. */
    String url() {
        return url;
    }

    /** The body, decompressed; not to be written to. */
    byte[] bytes() {
        return bytes;
    }

    /** The evidence. */
    UpstreamRequest request() {
        return request;
    }
}

package edges;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that asks and reads one answer after the other, as cheaply as can be. */
public final class Wire implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private byte[] body = {};

    public Wire(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 4096);
    }

    public int get(String path) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: edge\r\n\r\n", false);
    }

    /** Sends JSON and returns what comes back with 200. */
    public String post(String path, String json) throws IOException {
        return text(exchange("POST " + path + " HTTP/1.1\r\nHost: edge\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json, true));
    }

    /** The text that comes back with 200. */
    public String read(String path) throws IOException {
        return text(exchange("GET " + path + " HTTP/1.1\r\nHost: edge\r\n\r\n", true));
    }

    private String text(int status) throws IOException {
        String answer = new String(body, StandardCharsets.UTF_8);
        if (status != 200) {
            throw new IOException(status + ": " + answer);
        }
        return answer;
    }

    private int exchange(String request, boolean read) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int status = Integer.parseInt(line().substring(9, 12));
        long length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Long.parseLong(header.substring(LENGTH.length()).strip());
            }
        }
        if (read) {
            body = in.readNBytes((int) length);
        } else {
            in.skipNBytes(length);
        }
        return status;
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

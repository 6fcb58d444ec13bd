package dev.sluice.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.HttpUrl;

/** A network between an edge and its service that can be cut, or can hold every byte back without closing anything. */
final class StallingProxy implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket listening;
    private final HttpUrl behind;
    private boolean stalled;
    private volatile boolean cut;

    StallingProxy(String service) throws IOException {
        behind = HttpUrl.get(service);
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    HttpUrl url() {
        return behind.newBuilder()
                .host("127.0.0.1")
                .port(listening.getLocalPort())
                .build();
    }

    /** Ends every connection and takes no other. */
    void cut() {
        cut = true;
        open.forEach(StallingProxy::end);
    }

    /** Holds every byte back. */
    synchronized void stall() {
        stalled = true;
    }

    /** Lets everything through again, what was held back included. */
    synchronized void mend() {
        cut = false;
        stalled = false;
        notifyAll();
    }

    private void accept() {
        try {
            while (true) {
                var from = listening.accept();
                if (cut) {
                    end(from);
                } else {
                    connect(from);
                }
            }
        } catch (IOException e) {
            threads.shutdownNow();
        }
    }

    private void connect(Socket from) throws IOException {
        var to = new Socket(behind.host(), behind.port());
        open.add(from);
        open.add(to);
        if (cut) { // while it connected
            end(from);
            end(to);
        }
        threads.execute(() -> pump(from, to));
        threads.execute(() -> pump(to, from));
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var bytes = new byte[65_536];
            for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                untilMended();
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            open.remove(from);
        }
    }

    private synchronized void untilMended() throws InterruptedException {
        while (stalled) {
            wait();
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        mend();
        listening.close();
        cut();
        threads.shutdownNow();
    }
}

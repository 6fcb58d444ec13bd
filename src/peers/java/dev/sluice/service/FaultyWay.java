package dev.sluice.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The way to an ingest, with faults: it stalls or is cut when told to. */
final class FaultyWay implements AutoCloseable {
    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Semaphore open = new Semaphore(1);
    private final int to;

    FaultyWay(int to) throws IOException {
        this.to = to;
        // Small, so that a stall is felt soon.
        listening.setReceiveBufferSize(8_192);
        threads.execute(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Breaks every connection there is, as a crashed ingest does. */
    void reset() throws IOException {
        for (Socket socket : sockets) {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
        sockets.clear();
    }

    /** Accepts and takes nothing, until it is told otherwise. */
    void stall(boolean stalls) throws InterruptedException {
        if (stalls) {
            open.acquire();
        } else {
            open.release();
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var from = listening.accept();
                var onward = new Socket(InetAddress.getLoopbackAddress(), to);
                sockets.add(from);
                sockets.add(onward);
                threads.execute(() -> carry(from, onward));
                threads.execute(() -> carry(onward, from));
            } catch (IOException closed) {
                // The next turn ends it, where it is closed.
            }
        }
    }

    private void carry(Socket from, Socket onward) {
        var bytes = new byte[4_096];
        try {
            for (int n = from.getInputStream().read(bytes); n >= 0; n = from.getInputStream().read(bytes)) {
                open.acquire();
                open.release();
                onward.getOutputStream().write(bytes, 0, n);
            }
            onward.close();
        } catch (IOException | InterruptedException gone) {
            // Whoever broke it knows.
        }
    }

    @Override
    public void close() throws IOException {
        reset();
        listening.close();
        threads.shutdownNow();
    }
}

package io.godwit.platform.servers.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy on a loopback port whose network can be broken: cut, paused, delayed, throttled, cut at an exact byte.
 *
 * <p>A cut ends connections with RST, as a dead host or firewall would; a pause keeps them open and silent, as a lost link would.
 * All methods may be called from any thread and act on connections that are open and on later ones, until {@link #heal}.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final InetSocketAddress server;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicLong fromServer = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private boolean refusing;
    private boolean paused;
    private Duration delay = Duration.ZERO;
    private long bytesPerSecond = Long.MAX_VALUE;
    private long cutAt = Long.MAX_VALUE;

    /** Listens at once. */
    public FaultProxy(String host, int port) {
        server = new InetSocketAddress(host, port);
        try {
            listener = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fault-proxy").start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Connections accepted so far. */
    public int accepted() {
        return accepted.get();
    }

    /** Connections open now. */
    public int open() {
        return links.size();
    }

    /** Bytes that the server has sent through here so far, all connections together. */
    public long bytesFromServer() {
        return fromServer.get();
    }

    /** Resets all connections; later ones work. */
    public void cut() {
        links.forEach(Link::reset);
    }

    /** Resets all connections, and later ones as soon as they are accepted. */
    public void down() {
        change(() -> refusing = true);
        cut();
    }

    /** Lets nothing through, and keeps connections open. */
    public void pause() {
        change(() -> paused = true);
    }

    /** Holds back each piece of data for this long, in each direction. */
    public void delay(Duration each) {
        change(() -> delay = each);
    }

    /** At most this many bytes per second, for each connection and direction. */
    public void throttle(long perSecond) {
        change(() -> bytesPerSecond = perSecond);
    }

    /** Resets the connection that carries the n-th next byte from the server, after the byte before it was let through. Once. */
    public void cutAfterFromServer(long bytes) {
        change(() -> cutAt = fromServer.get() + bytes);
    }

    /** A good network again. */
    public void heal() {
        change(() -> {
            refusing = false;
            paused = false;
            delay = Duration.ZERO;
            bytesPerSecond = Long.MAX_VALUE;
            cutAt = Long.MAX_VALUE;
        });
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heal();
        cut();
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                accepted.incrementAndGet();
                Thread.ofVirtual().name("fault-proxy-link").start(() -> connect(client));
            } catch (IOException closed) {
                // the loop's condition tells
            }
        }
    }

    private void connect(Socket client) {
        Link link = new Link(client, new Socket());
        links.add(link);
        try {
            if (isRefusing()) {
                link.reset();
                return;
            }
            client.setTcpNoDelay(true);
            link.server.setTcpNoDelay(true);
            link.server.connect(server);
            Thread.ofVirtual().start(() -> pump(link, link.client, link.server, false));
            pump(link, link.server, link.client, true);
        } catch (IOException noServer) {
            link.reset();
        }
    }

    private boolean isRefusing() {
        lock.lock();
        try {
            return refusing;
        } finally {
            lock.unlock();
        }
    }

    private void pump(Link link, Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                int allowed = await(link, read, counted);
                out.write(buffer, 0, allowed);
                if (allowed < read) {
                    // what was let through must arrive before the reset, which discards what is still in flight
                    to.shutdownOutput();
                    link.reset();
                    return;
                }
            }
            to.shutdownOutput();
            link.oneWayEnded();
        } catch (IOException | InterruptedException ended) {
            link.reset();
        }
    }

    /** Waits as the network's state demands; returns how many of these bytes may pass. */
    private int await(Link link, int bytes, boolean counted) throws InterruptedException {
        lock.lock();
        try {
            long wait = delay.toNanos() + nanosFor(bytes);
            while (paused || wait > 0) {
                if (link.isReset()) {
                    return 0;
                }
                if (paused) {
                    changed.await();
                } else {
                    wait = changed.awaitNanos(wait);
                    if (delay.isZero() && bytesPerSecond == Long.MAX_VALUE) {
                        wait = 0; // healed
                    }
                }
            }
            if (!counted) {
                return bytes;
            }
            int allowed = (int) Math.min(bytes, cutAt - fromServer.get());
            fromServer.addAndGet(allowed);
            if (allowed < bytes) {
                cutAt = Long.MAX_VALUE;
            }
            return allowed;
        } finally {
            lock.unlock();
        }
    }

    private long nanosFor(int bytes) {
        return bytesPerSecond == Long.MAX_VALUE ? 0 : (long) (bytes * 1e9 / bytesPerSecond);
    }

    private final class Link {
        private final Socket client;
        private final Socket server;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private final AtomicInteger waysEnded = new AtomicInteger();

        void oneWayEnded() throws IOException {
            if (waysEnded.incrementAndGet() == 2) {
                links.remove(this);
                client.close();
                server.close();
            }
        }

        boolean isReset() {
            return client.isClosed();
        }

        void reset() {
            abort(client);
            abort(server);
            links.remove(this);
            change(() -> {});
        }

        /** Closing with a linger time of 0 sends RST. */
        private static void abort(Socket socket) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException alreadyClosed) {
                // nothing to send then
            }
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

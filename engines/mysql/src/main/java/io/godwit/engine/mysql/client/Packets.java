package io.godwit.engine.mysql.client;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.row.LargeValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The packet layer of the MySQL protocol over one socket: three bytes length, one byte sequence, payload; a payload of
 * 2<sup>24</sup>−1 bytes or more comes in pieces that are joined here.
 *
 * <p>{@link #read} leaves the payload where it was received: {@link #array}, {@link #offset} and {@link #length} name it
 * until the next read. No object is made per packet, and nothing is copied but what straddles the end of the buffer. One
 * thread at a time; only {@link #abort} may come from another.
 *
 * <p>Failures: {@code UNREACHABLE} when the connection breaks or stays silent longer than the time-out, {@code
 * WRONG_SERVER} when what comes is no MySQL protocol.
 */
public final class Packets {
    /** A payload of this length is continued in the next packet. */
    static final int PIECE = 0xff_ffff;

    private static final int HEADER = 4;
    private static final int BASE = 128 * 1024;
    private static final int KEEP = 1024 * 1024;
    private static final int HEAD = 64 * 1024;
    private static final int LARGEST = Integer.MAX_VALUE - 64;

    private final String peer;
    private final Socket wire;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private byte[] buffer = new byte[BASE];
    private int position;
    private int limit;
    private int sequence;
    private int maxPayload = 64 * 1024;
    private byte[] joined = new byte[0];
    private byte[] array = buffer;
    private int offset;
    private int length;
    private int outsideFrom = Integer.MAX_VALUE;
    private @Nullable LargeValue outside;
    private volatile boolean aborted;

    Packets(Socket socket, String peer) throws IOException {
        this.wire = socket;
        this.socket = socket;
        this.peer = peer;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Nothing may have come yet beyond the last packet: in front of a TLS handshake that is an attack. */
    void demandSilence() {
        if (position != limit) {
            throw unexpected("it sent data between the greeting and the TLS handshake");
        }
    }

    /** Goes on over {@code secured}, which is layered on the socket. */
    void upgrade(Socket secured) throws IOException {
        socket = secured;
        in = secured.getInputStream();
        out = secured.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    boolean closed() {
        return wire.isClosed();
    }

    /** Payloads above this many bytes are refused; small until signed in, then 1 GiB, the protocol's own limit. */
    public void maxPayload(int bytes) {
        maxPayload = bytes;
    }

    /** From now on a payload of so many bytes does not come into memory, see {@link #outside}. */
    public void outsideFrom(int bytes) {
        outsideFrom = bytes;
    }

    /** How long a read may wait for the next byte; zero for ever. */
    public void readTimeout(Duration timeout) {
        try {
            socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        } catch (SocketException e) {
            throw broken(e);
        }
    }

    /** Starts a new command: the sequence begins at 0. */
    public void command(byte[] payload) {
        sequence = 0;
        send(payload);
    }

    /** Sends a payload that continues the exchange. */
    public void send(byte[] payload) {
        try {
            int at = 0;
            do {
                int piece = Math.min(PIECE, payload.length - at);
                byte[] packet = new byte[HEADER + piece];
                packet[0] = (byte) piece;
                packet[1] = (byte) (piece >> 8);
                packet[2] = (byte) (piece >> 16);
                packet[3] = (byte) sequence++;
                System.arraycopy(payload, at, packet, HEADER, piece);
                out.write(packet);
                Arrays.fill(packet, (byte) 0);
                at += piece;
                if (piece == PIECE && at == payload.length) {
                    out.write(new byte[] {0, 0, 0, (byte) sequence++});
                }
            } while (at < payload.length);
            out.flush();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Receives the next whole payload and returns its length. */
    public int read() {
        try {
            dropOutside();
            int size = header();
            if (size >= outsideFrom) {
                return readOutside(size);
            }
            if (size == PIECE) {
                return readPieces();
            }
            if (joined.length > KEEP) {
                joined = new byte[0];
            }
            fill(size);
            array = buffer;
            offset = position;
            length = size;
            position += size;
            return size;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /**
     * The payload of the last {@link #read} where it was too large for memory, valid until the next; {@link #array} then has its
     * first 64 KiB, {@link #offset} is 0.
     */
    public @Nullable LargeValue outside() {
        return outside;
    }

    /** Where the payload of the last {@link #read} lies; valid until the next. */
    public byte[] array() {
        return array;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    /** The endpoint, for messages. */
    String peer() {
        return peer;
    }

    /** Whether the next packet, or a part of it, is already here. */
    public boolean buffered() {
        return position != limit;
    }

    /**
     * Breaks the connection from any thread; a read that waits fails with {@code UNREACHABLE}. It closes the socket below
     * TLS, whose own farewell could wait for a peer that is gone.
     */
    public void abort() {
        aborted = true;
        try {
            wire.close();
        } catch (IOException e) {
            // It is closed as far as it can be.
        }
    }

    /** Gives back a payload that lies outside, by the thread that reads. */
    public void release() {
        dropOutside();
    }

    private int header() throws IOException {
        fill(HEADER);
        int size = (buffer[position] & 0xff)
                | ((buffer[position + 1] & 0xff) << 8)
                | ((buffer[position + 2] & 0xff) << 16);
        int number = buffer[position + 3];
        if ((byte) sequence != number) {
            throw unexpected("packet " + (sequence & 0xff) + " was awaited, " + (number & 0xff) + " came");
        }
        sequence++;
        position += HEADER;
        if (size > maxPayload) {
            throw tooLarge(size);
        }
        return size;
    }

    private int readPieces() throws IOException {
        int total = 0;
        int size = PIECE;
        while (true) {
            if (size > maxPayload - total) {
                throw tooLarge((long) total + size);
            }
            growJoined(total, size);
            int ready = Math.min(size, limit - position);
            System.arraycopy(buffer, position, joined, total, ready);
            position += ready;
            for (int at = ready; at < size; ) {
                at += receive(joined, total + at, size - at);
            }
            total += size;
            if (size < PIECE) {
                break;
            }
            size = header();
        }
        array = joined;
        offset = 0;
        length = total;
        return total;
    }

    private void dropOutside() {
        if (outside != null) {
            outside.close();
            outside = null;
        }
    }

    private int readOutside(int first) throws IOException {
        byte[] head = new byte[Math.min(HEAD, first)];
        int total = 0;
        try (LargeValue.Writer writer = new LargeValue.Writer()) {
            int size = first;
            while (true) {
                if (size > maxPayload - total) {
                    throw tooLarge((long) total + size);
                }
                for (int left = size; left > 0; ) {
                    if (position == limit) {
                        position = 0;
                        limit = receive(buffer, 0, buffer.length);
                    }
                    int some = Math.min(left, limit - position);
                    if (total < head.length) {
                        System.arraycopy(buffer, position, head, total, Math.min(some, head.length - total));
                    }
                    writer.write(buffer, position, some);
                    position += some;
                    total += some;
                    left -= some;
                }
                if (size < PIECE) {
                    break;
                }
                size = header();
            }
            outside = writer.finish();
        }
        array = head;
        offset = 0;
        length = total;
        return total;
    }

    private void growJoined(int total, int size) {
        long wanted = (long) total + size;
        if (wanted > joined.length) {
            long grown = Math.min(LARGEST, Math.max(wanted, joined.length + (joined.length >> 1)));
            joined = Arrays.copyOf(joined, (int) grown);
        }
    }

    /** Makes {@code wanted} bytes from {@link #position} on available in the buffer. */
    private void fill(int wanted) throws IOException {
        if (limit - position >= wanted) {
            return;
        }
        if (position + wanted > buffer.length || position == limit) {
            makeRoom(wanted);
        }
        while (limit - position < wanted) {
            limit += receive(buffer, limit, buffer.length - limit);
        }
    }

    private void makeRoom(int wanted) {
        int kept = limit - position;
        byte[] to = buffer;
        if (wanted > buffer.length) {
            to = new byte[wanted + BASE];
        } else if (buffer.length > KEEP && wanted <= BASE && kept <= BASE) {
            to = new byte[BASE];
        }
        System.arraycopy(buffer, position, to, 0, kept);
        buffer = to;
        position = 0;
        limit = kept;
    }

    private int receive(byte[] to, int at, int most) throws IOException {
        int got = in.read(to, at, most);
        if (got < 0) {
            throw new SocketException("closed by the server");
        }
        return got;
    }

    private EngineException tooLarge(long size) {
        return unexpected("a packet of " + size + " bytes came where at most " + maxPayload + " are allowed");
    }

    /** What came is no MySQL protocol, or an attack; nothing more is sent. */
    EngineException unexpected(String what) {
        abort();
        return new EngineException(
                Kind.WRONG_SERVER,
                peer + " does not speak the MySQL protocol as expected: " + what + ".",
                "Check host and port, and what lies between Godwit and the server.");
    }

    EngineException broken(IOException cause) {
        String what;
        if (aborted) {
            what = "The connection to " + peer + " was closed by Godwit";
        } else if (cause instanceof SocketTimeoutException) {
            what = peer + " did not answer in time";
        } else {
            what = "The connection to " + peer + " broke (" + cause.getMessage() + ")";
        }
        abort();
        return new EngineException(
                Kind.UNREACHABLE, what + ".", "Check that the server runs and is reachable from here.", "08S01", cause);
    }
}

package io.godwit.engine.mysql.client;

import io.godwit.engine.Endpoint;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import io.godwit.engine.Password;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.net.ExtendedSocketOptions;

/**
 * One connection to a MySQL or MariaDB server, signed in, its session pinned ({@link MySqlSession}).
 *
 * <p>One thread at a time; only {@link #abort} may come from another. After {@code UNREACHABLE} or {@code WRONG_SERVER} the
 * connection is closed and stays so. An error of a statement leaves it usable.
 */
public final class MySqlConnection implements AutoCloseable {
    private static final int COM_QUIT = 1;
    private static final int COM_QUERY = 3;
    private static final int COM_STMT_PREPARE = 0x16;
    private static final int COM_STMT_EXECUTE = 0x17;
    private static final int COM_STMT_CLOSE = 0x19;
    private static final int CONNECT_MILLIS = 15_000;
    private static final Duration SIGN_IN = Duration.ofSeconds(30);
    private static final int PROTOCOL_LIMIT = 0x4000_0000;
    private static final int TEXT_LIMIT = 256 * 1024 * 1024;

    private final Packets packets;
    private final Greeting greeting;

    private MySqlConnection(Packets packets, Greeting greeting) {
        this.packets = packets;
        this.greeting = greeting;
    }

    /** Connects, signs in and pins the session. The password is not kept. */
    public static MySqlConnection open(Endpoint endpoint, Password password) {
        if (!endpoint.parameters().isEmpty()) {
            throw new EngineException(
                    Kind.UNSUPPORTED,
                    "The mysql engine knows no parameter "
                            + endpoint.parameters().keySet() + ".",
                    "Leave it out.");
        }
        Socket socket = connect(endpoint);
        boolean done = false;
        try {
            Packets packets = new Packets(socket, endpoint.toString());
            packets.readTimeout(SIGN_IN);
            Greeting greeting;
            try {
                greeting = new SignIn(packets, endpoint).run(password);
            } catch (IOException e) {
                throw packets.broken(e);
            }
            packets.maxPayload(PROTOCOL_LIMIT);
            MySqlConnection connection = new MySqlConnection(packets, greeting);
            MySqlSession.pin(connection);
            packets.readTimeout(Duration.ZERO);
            done = true;
            return connection;
        } catch (IOException e) {
            throw unreachable(endpoint, e);
        } finally {
            if (!done) {
                closeQuietly(socket);
            }
        }
    }

    private static Socket connect(Endpoint endpoint) {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
                socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 20);
                socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10);
                socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 4);
            }
            InetSocketAddress address = new InetSocketAddress(endpoint.host(), endpoint.port());
            if (address.isUnresolved()) {
                throw new UnknownHostException("the name " + endpoint.host() + " does not resolve");
            }
            socket.connect(address, CONNECT_MILLIS);
            return socket;
        } catch (IOException e) {
            closeQuietly(socket);
            throw unreachable(endpoint, e);
        }
    }

    private static EngineException unreachable(Endpoint endpoint, IOException e) {
        return new EngineException(
                Kind.UNREACHABLE,
                endpoint + " cannot be reached: " + e.getMessage() + ".",
                "Check host, port and firewall, and that the server runs.",
                "08001",
                e);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // There is nothing more to give back.
        }
    }

    /** {@code mysql} or {@code mariadb}. */
    public String flavor() {
        return isMariaDb() ? "mariadb" : "mysql";
    }

    public boolean isMariaDb() {
        return greeting.mariaDb();
    }

    /** As the server writes it, {@code 11.4.5-MariaDB-log} for example. */
    public String serverVersion() {
        return greeting.version();
    }

    /** Whether the server's version is at least this one. */
    public boolean atLeast(int major, int minor, int patch) {
        String[] parts = serverVersion().split("[^0-9]+", 4);
        int[] wanted = {major, minor, patch};
        for (int i = 0; i < wanted.length; i++) {
            int have = i < parts.length && !parts[i].isEmpty() ? Integer.parseInt(parts[i]) : 0;
            if (have != wanted[i]) {
                return have > wanted[i];
            }
        }
        return true;
    }

    /** The server's number for this connection, as in its process list. */
    public long connectionId() {
        return greeting.connectionId();
    }

    /** The raw packets, for commands that this class does not know, a binary log dump for example. */
    public Packets packets() {
        return packets;
    }

    public boolean closed() {
        return packets.closed();
    }

    /** Runs a statement; a result is read and dropped. Returns the number of rows found. */
    public long execute(String sql) {
        send(COM_QUERY, sql);
        long columns = answer();
        if (columns == 0) {
            return affected();
        }
        collect((int) columns);
        return 0;
    }

    /** Runs a statement that gives a small result; more than 256 MB of it is refused. */
    public TextRows query(String sql) {
        send(COM_QUERY, sql);
        long columns = answer();
        if (columns == 0) {
            return new TextRows(List.of(), List.of());
        }
        return collect((int) columns);
    }

    /** Runs a statement and streams its rows in the binary protocol. */
    public BinaryRows prepareAndExecute(String sql) {
        send(COM_STMT_PREPARE, sql);
        read();
        Payload prepared = new Payload(packets);
        prepared.skip(1);
        long statement = prepared.int4();
        int columns = prepared.int2();
        int parameters = prepared.int2();
        skipDefinitions(parameters);
        skipDefinitions(columns);
        packets.command(new PayloadWriter()
                .int1(COM_STMT_EXECUTE)
                .int4(statement)
                .int1(0)
                .int4(1)
                .toBytes());
        long count;
        try {
            count = answer();
        } catch (EngineException e) {
            closeStatement(statement);
            throw e;
        }
        return new BinaryRows(this, statement, definitions((int) count));
    }

    void closeStatement(long statement) {
        if (!closed()) {
            packets.command(
                    new PayloadWriter().int1(COM_STMT_CLOSE).int4(statement).toBytes());
        }
    }

    /** Breaks the connection from any thread. */
    public void abort() {
        packets.abort();
    }

    @Override
    public void close() {
        if (!closed()) {
            try {
                packets.command(new byte[] {COM_QUIT});
            } catch (EngineException e) {
                // The server learns of it by the closed socket.
            }
            packets.abort();
        }
    }

    private void send(int command, String text) {
        byte[] sql = text.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[sql.length + 1];
        payload[0] = (byte) command;
        System.arraycopy(sql, 0, payload, 1, sql.length);
        packets.command(payload);
    }

    /** Reads a packet; an error packet becomes an exception. Returns its first byte. */
    private int read() {
        if (packets.read() == 0) {
            throw packets.unexpected("an empty packet");
        }
        int first = packets.array()[packets.offset()] & 0xff;
        if (first == 0xff) {
            throw ServerErrors.exception(ServerErrors.parse(packets));
        }
        return first;
    }

    /** The number of columns of the answer to a command; 0 for OK. */
    private long answer() {
        int first = read();
        if (first == 0xfb) {
            throw packets.unexpected("it asks for a local file, which Godwit never sends");
        }
        return first == 0 ? 0 : new Payload(packets).lenenc();
    }

    private long affected() {
        Payload ok = new Payload(packets);
        ok.skip(1);
        return ok.lenenc();
    }

    private List<ColumnDefinition> definitions(int count) {
        List<ColumnDefinition> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read();
            columns.add(ColumnDefinition.parse(packets));
        }
        if (count > 0) {
            eof();
        }
        return List.copyOf(columns);
    }

    private void skipDefinitions(int count) {
        for (int i = 0; i < count; i++) {
            read();
        }
        if (count > 0) {
            eof();
        }
    }

    private void eof() {
        if (read() != 0xfe) {
            throw packets.unexpected("the end of the column definitions is missing");
        }
    }

    private TextRows collect(int count) {
        List<ColumnDefinition> columns = definitions(count);
        List<TextRows.Row> rows = new ArrayList<>();
        long bytes = 0;
        while (true) {
            int first = read();
            if (first == 0xfe && packets.length() < 9) {
                return new TextRows(columns, rows);
            }
            bytes += packets.length();
            if (bytes > TEXT_LIMIT) {
                packets.abort();
                throw new EngineException(
                        Kind.RESOURCES, "An answer of more than 256 MB came where a small one was awaited.", "");
            }
            Payload row = new Payload(packets);
            byte[][] fields = new byte[count][];
            for (int i = 0; i < count; i++) {
                long length = row.lenenc();
                if (length >= 0) {
                    if (length > row.remaining()) {
                        throw packets.unexpected("a field of " + length + " bytes in a shorter packet");
                    }
                    fields[i] = row.bytes((int) length);
                }
            }
            rows.add(new TextRows.Row(fields));
        }
    }

    /** The error that a statement which may fail gave, for settings that only some versions know. */
    boolean known(String sql) {
        send(COM_QUERY, sql);
        packets.read();
        if ((packets.array()[packets.offset()] & 0xff) != 0xff) {
            return true;
        }
        var error = ServerErrors.parse(packets);
        if (error.code() == ServerErrors.UNKNOWN_VARIABLE) {
            return false;
        }
        throw ServerErrors.exception(error);
    }
}

package io.godwit.platform.servers;

import io.godwit.platform.servers.binaries.BinaryCache;
import io.godwit.platform.servers.process.Lifetime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What all servers of this machine are made from. */
public abstract class ServerBuilder<B extends ServerBuilder<B>> {
    final Path folder;
    final Map<String, String> settings = new LinkedHashMap<>();
    BinaryCache cache = BinaryCache.standard();
    Lifetime lifetime = Lifetime.WITH_PARENT;
    Duration startLimit = Duration.ofMinutes(2);
    boolean durable = true;
    int port;

    ServerBuilder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    abstract B self();

    /** Where programs are unpacked; by default {@code $GODWIT_CACHE} or {@code ~/.cache/godwit}. */
    public B cache(Path cacheFolder) {
        cache = new BinaryCache(cacheFolder);
        return self();
    }

    /** Listens here; by default on a free port, chosen at the first start and kept in the folder. */
    public B port(int wanted) {
        port = wanted;
        return self();
    }

    /** Default {@link Lifetime#WITH_PARENT}. */
    public B lifetime(Lifetime wanted) {
        lifetime = wanted;
        return self();
    }

    /** Whether what is committed survives a crash of the machine (default), or only of the process: faster, for tests. */
    public B durable(boolean wanted) {
        durable = wanted;
        return self();
    }

    /** How long a start may take, recovery included; two minutes by default. */
    public B startLimit(Duration limit) {
        startLimit = limit;
        return self();
    }

    /** A setting of the server's own configuration file, over Godwit's defaults. Takes effect with the next start. */
    public B setting(String name, String value) {
        if (!name.matches("[A-Za-z0-9_.-]+") || value.contains("\n")) {
            throw new IllegalArgumentException("Not a setting: " + name);
        }
        settings.put(name, value);
        return self();
    }
}

package io.godwit.gateway.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys that have opened the door lately, by their hash: so that calls can be counted before anybody is signed in. */
@ApplicationScoped
class KnownKeys {
    private static final int MOST = 10_000;
    private static final String SCHEME = "Bearer ";

    private final Map<String, Boolean> hashes = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    synchronized void opened(String secret) {
        hashes.put(KeySecret.sha256(secret), true);
    }

    synchronized void refused(String secret) {
        hashes.remove(KeySecret.sha256(secret));
    }

    /** A name for the key of this header; empty where it has not opened lately. */
    synchronized String nameOf(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return "";
        }
        String hash = KeySecret.sha256(authorization.substring(SCHEME.length()).trim());
        return hashes.containsKey(hash) ? "key " + hash : "";
    }
}

package io.godwit.platform.servers;

import java.nio.file.Path;

/** PEM files for a server that offers TLS: its certificate, its key (0600), and the authority that signed the certificate. */
public record ServerTls(Path certificate, Path key, Path authority) {}

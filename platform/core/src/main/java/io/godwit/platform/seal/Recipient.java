package io.godwit.platform.seal;

import java.security.PublicKey;

/** Who shall be able to open a secret: an X25519 public key, of a service or of a worker's launch. */
public record Recipient(String id, String service, PublicKey key) {}

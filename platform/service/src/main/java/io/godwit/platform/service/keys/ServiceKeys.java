package io.godwit.platform.service.keys;

import io.godwit.platform.seal.OpeningKey;
import io.godwit.platform.sign.KeyFiles;
import io.godwit.platform.sign.Keyring;
import io.godwit.platform.sign.MessageSigner;
import io.godwit.platform.sign.MessageVerifier;
import io.godwit.platform.sign.SigningKey;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The keys as beans: {@link Keyring}, {@link SigningKey}, {@code Optional<OpeningKey>}. */
@Singleton
public class ServiceKeys {
    private final KeySettings settings;
    private final Path publicFile;

    ServiceKeys(KeySettings settings, ServiceIdentity identity) {
        this.settings = settings;
        this.publicFile = settings.directory().resolve("public").resolve(identity.name() + ".json");
    }

    @Produces
    @Singleton
    Keyring keyring() {
        return Keyring.load(settings.directory().resolve("public"));
    }

    @Produces
    @Singleton
    SigningKey signingKey() {
        return KeyFiles.loadSigningKey(settings.sign(), publicFile);
    }

    @Produces
    @Singleton
    Optional<OpeningKey> openingKey() {
        return settings.seal().map(file -> KeyFiles.loadOpeningKey(file, publicFile));
    }

    @Produces
    @Singleton
    MessageSigner messageSigner(SigningKey key) {
        return new MessageSigner(key);
    }

    @Produces
    @Singleton
    MessageVerifier messageVerifier(Keyring keyring) {
        return new MessageVerifier(keyring);
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}

package io.godwit.engine.mysql.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ScrambleTest {
    /** The JDK checks the signature with the public key that MariaDB's documentation gives for the password "secret". */
    @Test
    void shouldSignAsMariaDbDoesWhenThePasswordIsTheOneOfItsDocumentation() throws Exception {
        byte[] publicKey = Base64.getDecoder().decode("ZIgUREUg5PVgQ6LskhXmO+eZLS0nC8be6HPjYWR4YJY=");
        byte[] der = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(publicKey));
        byte[] seed = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

        byte[] signature = Ed25519Proof.sign("secret".getBytes(StandardCharsets.US_ASCII), seed);

        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
        verifier.update(seed);
        assertThat(verifier.verify(signature)).isTrue();
    }

    @Test
    void shouldProveNothingForTheEmptyPassword() {
        assertThat(Scramble.nativePassword(new byte[0], new byte[20])).isEmpty();
        assertThat(Scramble.cachingSha2(new byte[0], new byte[20])).isEmpty();
    }
}

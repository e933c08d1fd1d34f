package io.godwit.engine.mysql.client;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * MariaDB's client_ed25519: an Ed25519 signature of the server's seed by a key made of the password. It is the signature of
 * RFC 8032 with one difference that keeps the JDK's own from being used: the secret key is the password itself, of any
 * length, not 32 bytes.
 *
 * <p>Source: MariaDB, "Authentication Plugin - ed25519"; RFC 8032 §5.1.
 */
final class Ed25519Proof {
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    private static final BigInteger D = BigInteger.valueOf(-121665)
            .multiply(BigInteger.valueOf(121666).modInverse(P))
            .mod(P);
    private static final Point BASE = new Point(
            new BigInteger("15112221349535400772501151409588531511454012693041857206046113283949847762202"),
            new BigInteger("46316835694926478169428394003475163141307993866256225615783033603165251855960"),
            BigInteger.ONE);
    private static final Point ZERO = new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE);

    private Ed25519Proof() {}

    static byte[] sign(byte[] password, byte[] message) {
        byte[] expanded = Scramble.digest("SHA-512").digest(password);
        byte[] low = Arrays.copyOf(expanded, 32);
        byte[] prefix = Arrays.copyOfRange(expanded, 32, 64);
        low[0] &= (byte) 248;
        low[31] &= 63;
        low[31] |= 64;
        BigInteger secret = number(low);
        byte[] key = encode(BASE.times(secret));
        BigInteger nonce = hash(prefix, message);
        byte[] commitment = encode(BASE.times(nonce));
        BigInteger challenge = hash(commitment, key, message);
        BigInteger answer = nonce.add(challenge.multiply(secret)).mod(ORDER);
        byte[] signature = Arrays.copyOf(commitment, 64);
        System.arraycopy(littleEndian(answer), 0, signature, 32, 32);
        return signature;
    }

    /** A point of the curve in projective coordinates. */
    private record Point(BigInteger x, BigInteger y, BigInteger z) {
        Point plus(Point other) {
            BigInteger a = z.multiply(other.z).mod(P);
            BigInteger b = a.multiply(a).mod(P);
            BigInteger c = x.multiply(other.x).mod(P);
            BigInteger d = y.multiply(other.y).mod(P);
            BigInteger e = D.multiply(c).multiply(d).mod(P);
            BigInteger f = b.subtract(e);
            BigInteger g = b.add(e);
            BigInteger cross =
                    x.add(y).multiply(other.x.add(other.y)).subtract(c).subtract(d);
            return new Point(
                    a.multiply(f).multiply(cross).mod(P),
                    a.multiply(g).multiply(d.add(c)).mod(P),
                    f.multiply(g).mod(P));
        }

        Point times(BigInteger factor) {
            Point result = ZERO;
            for (int bit = factor.bitLength() - 1; bit >= 0; bit--) {
                result = result.plus(result);
                if (factor.testBit(bit)) {
                    result = result.plus(this);
                }
            }
            return result;
        }
    }

    private static BigInteger hash(byte[]... parts) {
        MessageDigest sha512 = Scramble.digest("SHA-512");
        for (byte[] part : parts) {
            sha512.update(part);
        }
        return number(sha512.digest()).mod(ORDER);
    }

    private static byte[] encode(Point point) {
        BigInteger inverse = point.z().modInverse(P);
        BigInteger x = point.x().multiply(inverse).mod(P);
        byte[] bytes = littleEndian(point.y().multiply(inverse).mod(P));
        if (x.testBit(0)) {
            bytes[31] |= (byte) 0x80;
        }
        return bytes;
    }

    private static BigInteger number(byte[] littleEndian) {
        byte[] reversed = new byte[littleEndian.length];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = littleEndian[reversed.length - 1 - i];
        }
        return new BigInteger(1, reversed);
    }

    private static byte[] littleEndian(BigInteger value) {
        byte[] big = value.toByteArray();
        byte[] little = new byte[32];
        for (int i = 0; i < 32 && i < big.length; i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }
}

package io.godwit.engine.row;

import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A temporary file without a name: it is removed as soon as it is open, so that nothing is left of it whatever ends the
 * process. What it holds is encrypted (AES in counter mode) with a key that exists in memory only. It is closed with its last
 * user.
 */
final class SpillFile {
    private static final int BLOCK = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SecretKey KEY = new SecretKeySpec(random(BLOCK), "AES");

    private final FileChannel channel;
    private final byte[] start = random(BLOCK);
    private final AtomicInteger users = new AtomicInteger(1);

    SpillFile() {
        try {
            Path file = Files.createTempFile("godwit-", ".value");
            try {
                channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    SpillFile use() {
        users.incrementAndGet();
        return this;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            try {
                channel.close();
            } catch (IOException e) {
                throw failure(e);
            }
        }
    }

    /** Encrypts or decrypts from {@code position} on: bytes given in order. */
    Cipher cipher(long position) {
        try {
            byte[] counter = start.clone();
            long blocks = position / BLOCK;
            int carry = 0;
            for (int i = BLOCK - 1; i >= 0; i--) {
                int sum = (counter[i] & 0xff) + (int) (blocks & 0xff) + carry;
                counter[i] = (byte) sum;
                carry = sum >>> 8;
                blocks >>>= 8;
            }
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, KEY, new IvParameterSpec(counter));
            cipher.update(new byte[(int) (position % BLOCK)]);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void write(long position, byte[] encrypted, int count) {
        ByteBuffer from = ByteBuffer.wrap(encrypted, 0, count);
        try {
            long at = position;
            while (from.hasRemaining()) {
                at += channel.write(from, at);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    void read(long position, byte[] to, int offset, int count) {
        ByteBuffer into = ByteBuffer.wrap(to, offset, count);
        try {
            long at = position;
            while (into.hasRemaining()) {
                int got = channel.read(into, at);
                if (got < 0) {
                    throw new EOFException("the temporary file is shorter than what was written");
                }
                at += got;
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static EngineException failure(IOException cause) {
        return new EngineException(
                Kind.RESOURCES,
                "A temporary file for a large value cannot be used: " + cause.getMessage() + ".",
                "Make room in the worker's folder (java.io.tmpdir); a few times the largest row is enough.",
                null,
                cause);
    }
}

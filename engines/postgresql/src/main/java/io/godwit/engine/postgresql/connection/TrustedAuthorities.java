package io.godwit.engine.postgresql.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.postgresql.ssl.WrappedFactory;

/**
 * TLS by authorities given as PEM text, so that nothing is written to disk. Made by the driver by name, with one argument:
 * {@link #NOBODY} (encrypts, verifies nobody), {@link #SYSTEM} (the authorities of the Java runtime), or PEM certificates;
 * behind {@link #NAMED} the server's name is verified too.
 */
public final class TrustedAuthorities extends WrappedFactory {
    static final String NOBODY = "nobody";
    static final String SYSTEM = "system";
    static final String NAMED = "named:";

    private final boolean named;

    public TrustedAuthorities(String authorities) throws GeneralSecurityException {
        named = authorities.startsWith(NAMED);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust(named ? authorities.substring(NAMED.length()) : authorities), null);
        factory = context.getSocketFactory();
    }

    /** The driver's own check of the name comes after this one; only this one is an error of TLS. */
    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        Socket socket = super.createSocket(plain, host, port, autoClose);
        if (named && socket instanceof SSLSocket secured) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        return socket;
    }

    private static TrustManager @Nullable [] trust(String authorities) throws GeneralSecurityException {
        return switch (authorities) {
            case NOBODY -> new TrustManager[] {new Anybody()};
            case SYSTEM -> null;
            default -> pem(authorities);
        };
    }

    private static TrustManager[] pem(String text) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(bytes)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            if (number == 0) {
                throw new GeneralSecurityException("the CA text holds no certificate");
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(store);
            return managers.getTrustManagers();
        } catch (IOException e) {
            throw new GeneralSecurityException("the CA text cannot be read", e);
        }
    }

    /** What {@code require} means: secrecy against listeners only. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

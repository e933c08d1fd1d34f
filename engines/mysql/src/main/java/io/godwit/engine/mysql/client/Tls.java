package io.godwit.engine.mysql.client;

import io.godwit.engine.Endpoint;
import io.godwit.engine.Endpoint.TlsMode;
import io.godwit.engine.EngineException;
import io.godwit.engine.EngineException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Layers TLS on a socket as the endpoint asks: {@code VERIFY_FULL} the chain and the name, {@code VERIFY_CA} the chain. */
final class Tls {
    private Tls() {}

    static Socket over(Socket plain, Endpoint endpoint) throws IOException {
        TlsMode mode = endpoint.tls().mode();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust(endpoint), null);
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, endpoint.host(), endpoint.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            if (mode == TlsMode.VERIFY_FULL) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (SSLException e) {
            throw failed(endpoint, e);
        } catch (GeneralSecurityException e) {
            throw new EngineException(Kind.TLS, "TLS cannot be set up: " + e.getMessage(), "", null, e);
        }
    }

    private static EngineException failed(Endpoint endpoint, SSLException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new EngineException(
                Kind.TLS,
                "TLS with " + endpoint + " failed: " + cause.getMessage() + ". No password was sent.",
                "Give the CA that signed the server's certificate, and the host name that it bears; verify-ca leaves the"
                        + " name out.",
                null,
                e);
    }

    private static TrustManager[] trust(Endpoint endpoint) throws GeneralSecurityException, IOException {
        TlsMode mode = endpoint.tls().mode();
        if (mode == TlsMode.REQUIRE) {
            return new TrustManager[] {new Anybody()};
        }
        KeyStore store = null;
        if (endpoint.tls().caPem().isPresent()) {
            store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority : authorities(endpoint.tls().caPem().get())) {
                store.setCertificateEntry("ca" + number++, authority);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> authorities(String pem) {
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            if (!found.isEmpty()) {
                return found;
            }
        } catch (GeneralSecurityException e) {
            throw noCertificate(e);
        }
        throw noCertificate(null);
    }

    private static EngineException noCertificate(@org.jspecify.annotations.Nullable Throwable cause) {
        return new EngineException(
                Kind.TLS,
                "The CA of the endpoint holds no certificate in PEM form.",
                "Give a file with -----BEGIN CERTIFICATE-----.",
                null,
                cause);
    }

    /** {@code REQUIRE}: encrypts, verifies nobody; it says so by its name. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package io.godwit.cli.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.godwit.cli.client.GatewayClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is chosen once for a home and kept: ports on the loopback address, and passwords of the state database.
 *
 * @param passwords by login role
 */
public record Settings(Map<String, Integer> ports, Map<String, String> passwords) {
    public static final String[] PORTS = {
        "gateway", "assessment", "conversion", "control", "control-worker", "state", "kafka", "kafka-controller"
    };
    public static final String[] ROLES = {"postgres", "gateway", "assessment", "conversion", "control"};

    public int port(String name) {
        return required(ports, name);
    }

    public String password(String role) {
        return required(passwords, role);
    }

    /** Reads the settings of this home, or makes and keeps new ones. */
    public static Settings of(Home home) {
        if (Files.exists(home.settings())) {
            try {
                return GatewayClient.JSON.readValue(Home.read(home.settings()), Settings.class);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("cannot understand " + home.settings(), e);
            }
        }
        Settings settings = new Settings(freePorts(), newPasswords());
        try {
            Home.write(
                    home.settings(),
                    GatewayClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return settings;
    }

    private static <T> T required(Map<String, T> map, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new IllegalStateException("settings.json lacks " + name);
        }
        return value;
    }

    private static Map<String, Integer> freePorts() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Set<ServerSocket> held = new HashSet<>();
        try {
            for (String name : PORTS) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(name, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback address", e);
        }
        return ports;
    }

    private static Map<String, String> newPasswords() {
        SecureRandom random = new SecureRandom();
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String role : ROLES) {
            passwords.put(role, token(random));
        }
        return passwords;
    }

    /** 192 random bits in letters that need no quoting. */
    public static String token(SecureRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

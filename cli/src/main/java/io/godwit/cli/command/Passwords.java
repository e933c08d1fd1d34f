package io.godwit.cli.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a password comes from: a file, the standard input, the environment of this command alone, or the keyboard. */
final class Passwords {
    private Passwords() {}

    static char[] of(String side, @Nullable String file, String variable, String account) {
        if ("-".equals(file)) {
            return firstLineOfInput(side);
        }
        if (file != null) {
            return fromFile(side, Path.of(file));
        }
        String fromEnvironment = System.getenv(variable);
        if (fromEnvironment != null) {
            return fromEnvironment.toCharArray();
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IllegalArgumentException("there is no terminal to ask for the password of " + account
                    + ": give --" + side + "-password-file FILE (or -), or set " + variable + ".");
        }
        char[] typed = console.readPassword("Password for %s: ", account);
        if (typed == null) {
            throw new IllegalArgumentException("no password for " + account + " was given.");
        }
        return typed;
    }

    private static char[] fromFile(String side, Path file) {
        try {
            return withoutLineEnd(Files.readString(file)).toCharArray();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--" + side + "-password-file: " + file + " cannot be read as UTF-8 text.");
        }
    }

    private static char[] firstLineOfInput(String side) {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            if (line == null) {
                throw new IllegalArgumentException("--" + side + "-password-file -: the standard input is empty.");
            }
            return line.toCharArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("--" + side + "-password-file -: the standard input cannot be read.");
        }
    }

    private static String withoutLineEnd(String text) {
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}

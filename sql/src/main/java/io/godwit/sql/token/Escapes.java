package io.godwit.sql.token;

/** What a backslash makes of the character behind it. Source: MySQL manual, "String Literals", table of escapes. */
final class Escapes {
    private Escapes() {}

    static String of(char c) {
        return switch (c) {
            case '0' -> "\0";
            case 'b' -> "\b";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'Z' -> "\u001a";
            // kept with its backslash: a pattern's escape
            case '%', '_' -> "\\" + c;
            default -> String.valueOf(c);
        };
    }
}

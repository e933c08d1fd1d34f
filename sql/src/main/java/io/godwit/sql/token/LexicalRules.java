package io.godwit.sql.token;

import java.util.List;

/**
 * How a dialect is cut into tokens.
 *
 * @param nameQuotes opening and closing character of each way to quote a name: {@code ``}, {@code ""}, {@code []}
 * @param textQuotes characters that open and close a text
 * @param backslashEscapes whether a backslash in a text escapes the next character
 * @param hashComments whether {@code #} starts a comment
 * @param versionedComments whether the inside of {@code /*!50100 … * /} is code
 * @param numberPrefixes whether {@code 0x4A}, {@code 0b01} are literals
 * @param symbols operators of more than one character, longest first
 */
public record LexicalRules(
        List<String> nameQuotes,
        String textQuotes,
        boolean backslashEscapes,
        boolean hashComments,
        boolean versionedComments,
        boolean numberPrefixes,
        List<String> symbols) {

    public LexicalRules {
        nameQuotes = List.copyOf(nameQuotes);
        symbols = List.copyOf(symbols);
    }
}

package io.godwit.cli.view;

/**
 * Names and texts of databases as a terminal may show them: a control character becomes its picture, so that no name breaks a
 * line or commands the terminal.
 *
 * <p>Source: Unicode, block Control Pictures (U+2400); ECMA-48 for the codes from U+0080 on, which have no pictures.
 */
public final class Printable {
    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int NO_PICTURE = 0x2426;

    private Printable() {}

    /** What stands within one line. */
    public static String line(String text) {
        return text.codePoints()
                .map(Printable::shown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** What may have lines of its own. */
    static String text(String text) {
        return text.codePoints()
                .map(code -> code == '\n' || code == '\t' ? code : shown(code))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int shown(int code) {
        if (!Character.isISOControl(code)) {
            return code;
        }
        return code < ' ' ? PICTURES + code : code == 0x7f ? PICTURE_OF_DELETE : NO_PICTURE;
    }
}

package io.godwit.gateway.request;

/** How things that people name are called: short, lower case, fit for an address, a file and a label. */
public final class Names {
    public static final String PATTERN = "[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?";
    public static final String MESSAGE =
            "must be 1 to 63 of a-z, 0-9, dot, hyphen and underscore, and begin and end with a letter or digit.";
    public static final String REQUIRED = "is required.";

    private Names() {}
}

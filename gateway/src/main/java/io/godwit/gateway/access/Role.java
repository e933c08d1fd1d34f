package io.godwit.gateway.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key may do. Each role may do what the ones before it may. */
public enum Role {
    @JsonProperty("viewer")
    VIEWER,
    @JsonProperty("operator")
    OPERATOR,
    @JsonProperty("admin")
    ADMIN;

    public static final String VIEWS = "viewer";
    public static final String OPERATES = "operator";
    public static final String ADMINISTERS = "admin";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of this role and of those that it includes. */
    Set<String> included() {
        return Arrays.stream(values())
                .filter(role -> role.ordinal() <= ordinal())
                .map(Role::word)
                .collect(Collectors.toUnmodifiableSet());
    }
}

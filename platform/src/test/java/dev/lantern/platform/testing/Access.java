// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a line of the {@link AccessMatrix} expects of one operation. */
public final class Access {

    static final String ROLE_SEEKER = "seeker";
    static final String ROLE_CLINIC = "clinic";

    final boolean open;
    final Set<String> roles;
    String body;
    Function<Visitor, String> ids;

    private Access(boolean open, Set<String> roles) {
        this.open = open;
        this.roles = roles;
    }

    /** For everybody, also without a token. */
    public static Access open() {
        return new Access(true, Set.of());
    }

    /** For these roles only. */
    public static Access to(String... roles) {
        return new Access(false, Set.copyOf(List.of(roles)));
    }

    /** The JSON to send; needed where something is {@link #owned}, since a bad body would hide the 404 of a foreign id. */
    public Access body(String json) {
        body = json;
        return this;
    }

    /**
     * What the path names belongs to a clinic and, where seekers may call, to one of them: others get 404.
     *
     * @param create makes such a thing for the visitor and returns its id
     */
    public Access owned(Function<Visitor, String> create) {
        ids = create;
        return this;
    }

    boolean ofSeekers() {
        return roles.contains(ROLE_SEEKER);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

/** The realm roles of access tokens, for {@code @RolesAllowed}. */
public final class Role {

    public static final String SEEKER = "seeker";
    public static final String CLINIC = "clinic";
    public static final String COUNSELOR = "counselor";
    public static final String SUPERVISOR = "supervisor";
    public static final String EDITOR = "editor";
    public static final String OPERATOR = "operator";

    private Role() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

/**
 * Who writes, within a clinic: a pseudonym, never a name.
 *
 * @param source who vouches for the subject: {@code oidc}, {@code clinic} or {@code anonymous}
 * @param subject the identity within that source
 */
public record Seeker(String source, String subject) {

    public static final String OIDC = "oidc";
    public static final String CLINIC = "clinic";
    public static final String ANONYMOUS = "anonymous";

    /** The key of events that belong to this seeker of a clinic and to no conversation. */
    String key(String clinicId) {
        return String.join(":", clinicId, source, subject);
    }

    public Seeker {
        Contract.require(source, "seeker.source");
        Contract.require(subject, "seeker.subject");
    }
}

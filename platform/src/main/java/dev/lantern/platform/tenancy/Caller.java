// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

import dev.lantern.contracts.Seeker;
import dev.lantern.platform.problem.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sends this request. Read it at the start of a use case and pass its values on: consumers have no request. */
@RequestScoped
public class Caller {

    static final String ON_BEHALF_OF = "X-Seeker";
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final SecurityIdentity identity;
    private final JsonWebToken token;
    private final CurrentVertxRequest request;

    Caller(SecurityIdentity identity, JsonWebToken token, CurrentVertxRequest request) {
        this.identity = identity;
        this.token = token;
        this.request = request;
    }

    /** The tenant that everything this caller may see belongs to; a token without one is refused with 403. */
    public String clinic() {
        return text("clinic_id").orElseThrow(() -> Problem.forbidden("The access token names no clinic."));
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** The subject of the access token. */
    public String subject() {
        return text("sub").orElseThrow(() -> Problem.forbidden("The access token names no subject."));
    }

    /** What other people are shown; for staff, not for seekers, who are pseudonyms. */
    public String displayName() {
        return text("preferred_username").or(() -> text("name")).orElseGet(this::subject);
    }

    /**
     * The seeker who calls, or on whose behalf the clinic's backend calls.
     *
     * @throws Problem 400 when the clinic's backend names no seeker, 403 for every other role
     */
    public Seeker seeker() {
        if (has(Role.CLINIC)) {
            return new Seeker(Seeker.CLINIC, namedSeeker());
        }
        if (!has(Role.SEEKER) || header().isPresent()) {
            throw Problem.forbidden("Only a seeker, or the clinic's backend on behalf of one, may do this.");
        }
        return new Seeker(Seeker.OIDC, subject());
    }

    /** Who owns what this caller creates, as one word: two callers of a clinic never share it. */
    public String owner() {
        boolean forSeeker = has(Role.CLINIC) && header().isPresent();
        return forSeeker ? Seeker.CLINIC + ":" + namedSeeker() : Seeker.OIDC + ":" + subject();
    }

    /** When the access token ends, and with it every stream that it opened. */
    public Instant expiresAt() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    /** Refuses with 403 a token without a clinic and a seeker named by anyone but the clinic's backend. */
    void check() {
        clinic();
        if (header().isPresent() && !has(Role.CLINIC)) {
            throw Problem.forbidden("Only the clinic's backend may name a seeker.");
        }
    }

    private String namedSeeker() {
        return header().filter(SUBJECT.asMatchPredicate())
                .orElseThrow(() -> Problem.invalid(
                        ON_BEHALF_OF,
                        "must name the seeker in 1 to 128 letters, digits, dots, hyphens or underscores"));
    }

    private Optional<String> header() {
        RoutingContext current = request.getCurrent();
        return Optional.ofNullable(current).map(context -> context.request().getHeader(ON_BEHALF_OF));
    }

    private Optional<String> text(String claim) {
        return token.claim(claim)
                .filter(String.class::isInstance)
                .map(Object::toString)
                .filter(Predicate.not(String::isBlank));
    }
}

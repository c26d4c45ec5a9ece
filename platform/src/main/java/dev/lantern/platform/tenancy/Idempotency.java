// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.tenancy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.platform.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes a POST that is sent again with its {@code Idempotency-Key} create nothing twice. Kept is the id of what was
 * created, never the answer, which could carry text; the caller reads the answer by the id both times.
 */
@ApplicationScoped
public class Idempotency {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String CLAIM = "insert into idempotency (clinic_id, owner, key, fingerprint)"
            + " values (:clinic, :owner, :key, :fingerprint) on conflict do nothing";
    private static final String RECORD =
            "update idempotency set created_id = :id where clinic_id = :clinic and owner = :owner and key = :key";
    private static final String FIND = "select fingerprint, created_id from idempotency"
            + " where clinic_id = :clinic and owner = :owner and key = :key";

    private final ObjectMapper mapper;

    Idempotency(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Runs {@code create} unless the key has been used, and returns the id of what was created then. Call it inside the
     * transaction of {@code create}: a repeat at the same time waits for that transaction's end.
     *
     * @param owner {@link Caller#owner()}
     * @param key the header's value; without one (null) {@code create} always runs
     * @throws Problem 409 when the key was used with another request, 400 when it is malformed
     */
    public Uni<UUID> once(String clinic, String owner, String key, Object request, Supplier<Uni<UUID>> create) {
        if (key == null) {
            return create.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid(HEADER, "must be 1 to 255 visible ASCII characters");
        }
        Use use = new Use(clinic, owner, key, fingerprint(request));
        return claim(use).chain(first -> first ? create.get().call(id -> record(use, id)) : find(use));
    }

    private static Uni<Boolean> claim(Use use) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(CLAIM)
                        .setParameter("clinic", use.clinic())
                        .setParameter("owner", use.owner())
                        .setParameter("key", use.key())
                        .setParameter("fingerprint", use.fingerprint())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    private static Uni<Integer> record(Use use, UUID id) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECORD)
                        .setParameter("id", id)
                        .setParameter("clinic", use.clinic())
                        .setParameter("owner", use.owner())
                        .setParameter("key", use.key())
                        .executeUpdate());
    }

    private static Uni<UUID> find(Use use) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("clinic", use.clinic())
                        .setParameter("owner", use.owner())
                        .setParameter("key", use.key())
                        .getSingleResult())
                .map(row -> repeated(use, row));
    }

    private static UUID repeated(Use use, Object[] row) {
        if (!Arrays.equals(use.fingerprint(), (byte[]) row[0])) {
            throw Problem.conflict("This Idempotency-Key was used with another request.");
        }
        return (UUID) row[1];
    }

    private byte[] fingerprint(Object request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getClass().getName().getBytes(StandardCharsets.UTF_8));
            return digest.digest(mapper.writeValueAsBytes(request));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "no fingerprint of a " + request.getClass().getSimpleName());
        }
    }

    private record Use(String clinic, String owner, String key, byte[] fingerprint) {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.stream;

import dev.lantern.platform.problem.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * After which event the stream of this request starts. A filter finds it before the answer begins: a stream that has
 * begun can no longer tell a 400 or 404, and what is written after its headers must be in it.
 */
@RequestScoped
public class StreamStart {

    static final String HEADER = "Last-Event-ID";
    static final String PARAMETER = "after";

    private @Nullable Long after;

    public long after() {
        if (after == null) {
            throw new IllegalStateException("nobody has found where this stream starts, nor whose it is");
        }
        return after;
    }

    /**
     * Takes the number from {@code Last-Event-ID}, which browsers send when they reconnect, else from {@code ?after=},
     * else {@code last} (now).
     *
     * @param last the highest number that exists
     * @throws Problem 400 for a number that this stream cannot have given out
     */
    public void find(ContainerRequestContext request, long last) {
        String header = request.getHeaderString(HEADER);
        String field = header != null ? HEADER : PARAMETER;
        String number = header != null
                ? header
                : request.getUriInfo().getQueryParameters().getFirst(PARAMETER);
        after = number == null ? last : number(field, number, last);
    }

    // A number that is yet to come would keep events from the client in silence.
    private static long number(String field, String number, long last) {
        // 18 digits fit a long.
        if (!number.matches("[0-9]{1,18}") || Long.parseLong(number) > last) {
            throw Problem.invalid(field, "is not the id of an event of this stream");
        }
        return Long.parseLong(number);
    }
}

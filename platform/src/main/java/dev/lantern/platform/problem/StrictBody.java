// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lets a body through when it is small enough, UTF-8 and, as JSON, there: Jackson would guess UTF-16 and mend bytes. */
@Provider
class StrictBody implements ReaderInterceptor {

    private final CurrentVertxRequest request;

    StrictBody(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        byte[] body = read(context.getInputStream());
        requireUtf8(body);
        context.setInputStream(new ByteArrayInputStream(body));
        if (!isJson(context.getMediaType())) {
            return context.proceed();
        }
        Object entity = body.length == 0 ? null : context.proceed();
        if (entity == null) {
            throw Problem.badRequest("A JSON body is required.");
        }
        return entity;
    }

    /** For bodies that do not tell their length; {@link HttpEdge} has refused the others. */
    private byte[] read(InputStream in) throws IOException {
        int limit = HttpEdge.bodyLimit(request.getCurrent());
        byte[] body = in.readNBytes(limit + 1);
        if (body.length > limit) {
            // Swallowed, because a client that is still sending does not read our answer.
            in.transferTo(OutputStream.nullOutputStream());
            throw FrameworkFailure.problem(413);
        }
        return body;
    }

    private static boolean isJson(MediaType type) {
        return type != null && type.getSubtype().endsWith("json");
    }

    private static void requireUtf8(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            // A raw NUL is how UTF-16 looks when read as UTF-8.
            if (text.indexOf('\0') >= 0) {
                throw Problem.badRequest("The body is not UTF-8 text.");
            }
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The body is not UTF-8 text.");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Lets a JSON body through only when it is there and is UTF-8: Jackson would guess UTF-16 and repair some bytes. */
@Provider
class StrictBody implements ReaderInterceptor {

    private static final Problem MISSING = Problem.badRequest("A JSON body is required.");

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!isJson(context.getMediaType())) {
            return context.proceed();
        }
        byte[] body = context.getInputStream().readAllBytes();
        requireUtf8(body);
        context.setInputStream(new ByteArrayInputStream(body));
        Object entity = body.length == 0 ? null : context.proceed();
        if (entity == null) {
            throw MISSING;
        }
        return entity;
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
            // A raw NUL is never JSON, but is how UTF-16 looks when read as UTF-8.
            if (text.indexOf('\0') >= 0) {
                throw Problem.badRequest("The body is not well-formed JSON.");
            }
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("The body is not UTF-8.");
        }
    }
}

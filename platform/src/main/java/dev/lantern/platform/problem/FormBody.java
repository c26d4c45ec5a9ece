// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a form whole and refuses what does not decode, before the framework sees it: its decoder writes what it cannot
 * read into the log, and never answers.
 */
final class FormBody {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern UTF8_FORM = Pattern.compile(FORM + "\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?;?");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    static boolean isForm(HttpServerRequest request) {
        return contentType(request).startsWith(FORM);
    }

    /** Whether a form is one of those that we read; every browser's is. */
    static boolean isUtf8(HttpServerRequest request) {
        return UTF8_FORM.matcher(contentType(request)).matches();
    }

    /** Whether there is no body at all, whatever the request says of its kind. */
    static boolean isMissing(HttpServerRequest request) {
        boolean first = request.version() == HttpVersion.HTTP_1_0 || request.version() == HttpVersion.HTTP_1_1;
        return first
                ? request.getHeader("Content-Length") == null && request.getHeader("Transfer-Encoding") == null
                : request.isEnded();
    }

    /** Goes on with the body read; fails with a {@link Problem} when it cannot be decoded. */
    static void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        request.body()
                .onSuccess(body -> {
                    if (decodes(body)) {
                        ((RoutingContextInternal) context).setBody(body);
                        context.next();
                    } else {
                        HttpEdge.answer(context, Problem.badRequest("The form is not well-formed."));
                    }
                })
                // Only a client that hung up: nobody is there to be answered.
                .onFailure(gone -> request.response().reset());
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private static boolean decodes(Buffer body) {
        String escaped = body.toString(StandardCharsets.ISO_8859_1);
        if (BROKEN_ESCAPE.matcher(escaped).find()) {
            return false;
        }
        byte[] plain = URLDecoder.decode(escaped, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static String contentType(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }

    private FormBody() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers with problems before and outside JAX-RS: bodies too large, targets that no decoder should see. */
@ApplicationScoped
class HttpEdge {

    // A client that is still sending reads our answer only when we swallow the rest; past this we hang up.
    private static final long SWALLOWED = 32L << 20;

    private static final String BODY_LIMIT = "lantern.body-limit";

    private final HttpLimits limits;

    HttpEdge(HttpLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Router router) {
        // Before Quarkus's own limit, which answers without a body and cuts the connection.
        router.route().order(Integer.MIN_VALUE).handler(this::check).failureHandler(HttpEdge::fail);
    }

    private void check(RoutingContext context) {
        long length = declaredLength(context.request());
        context.put(BODY_LIMIT, (int) limits.bodyLimit().asLongValue());
        if (length > bodyLimit(context)) {
            refuse(context, length);
        } else if (!RequestTarget.isClean(context.request().uri())) {
            answer(context, Problem.badRequest("The path or the query is not well-formed."));
        } else if (isMultipart(context.request())) {
            // Nothing here takes files, and the framework would write them to disk before it looks who sends them.
            answer(context, FrameworkFailure.problem(415));
        } else if (FormBody.isForm(context.request())) {
            checkForm(context, length);
        } else {
            context.next();
        }
    }

    private static void checkForm(RoutingContext context, long length) {
        if (length == 0 || FormBody.isMissing(context.request())) {
            // Nothing to decode: what it lacks is for its endpoint to say.
            context.next();
        } else if (!FormBody.isUtf8(context.request())) {
            answer(context, Problem.of(415, "A form must be in UTF-8."));
        } else if (length < 0) {
            // It is read before anybody knows who sends it.
            answer(context, Problem.of(411, "A form must tell its length."));
        } else {
            FormBody.read(context);
        }
    }

    /** The most bytes that the body of this request may have. */
    static int bodyLimit(RoutingContext context) {
        return context.get(BODY_LIMIT);
    }

    private static void refuse(RoutingContext context, long length) {
        HttpServerRequest request = context.request();
        if (length > SWALLOWED) {
            context.response().putHeader("Connection", "close");
            context.response().endHandler(sent -> request.connection().close());
        } else {
            swallow(request);
        }
        answer(context, FrameworkFailure.problem(413));
    }

    /** For a body whose size shows only while it comes. */
    static Problem tooLarge(RoutingContext context) {
        swallow(context.request());
        return FrameworkFailure.problem(413);
    }

    private static void swallow(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(ignored -> {}).resume();
        }
    }

    private static boolean isMultipart(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        return type != null && type.strip().regionMatches(true, 0, "multipart/", 0, 10);
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    private static void fail(RoutingContext context) {
        int status = context.statusCode();
        boolean refused = status >= 400 && status < 500 && context.failure() == null;
        if (refused && !context.response().ended()) {
            answer(context, FrameworkFailure.problem(status));
        } else {
            context.next();
        }
    }

    static void answer(RoutingContext context, Problem problem) {
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", ProblemView.MEDIA_TYPE)
                .end(ProblemView.of(problem).json());
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure of a JAX-RS request with a problem, the framework's own failures too. */
class Problems {

    @Inject
    HttpAuthenticator authenticator;

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return response(problem).build();
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException failure) {
        Response given = failure.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        Response.ResponseBuilder answer = response(FrameworkFailure.problem(failure));
        if (given.getHeaderString("Allow") != null) {
            answer.header("Allow", given.getHeaderString("Allow"));
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response constraints(ConstraintViolationException failure) {
        return response(Violations.problem(failure)).build();
    }

    // Named beside its supertype because the framework ships a mapper for it.
    @ServerExceptionMapper
    Response mismatch(MismatchedInputException failure) {
        return json(failure);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException failure) {
        return response(UnreadableJson.problem(failure)).build();
    }

    @ServerExceptionMapper
    Uni<Response> unauthenticated(AuthenticationFailedException failure, RoutingContext context) {
        return Outage.explains(failure) ? unavailable() : challenge(context);
    }

    @ServerExceptionMapper
    Uni<Response> unauthorized(UnauthorizedException failure, RoutingContext context) {
        return challenge(context);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure) {
        return response(Problem.forbidden("Your role does not allow this.")).build();
    }

    @ServerExceptionMapper
    Response anythingElse(Throwable failure) {
        return response(Unexpected.problem(failure)).build();
    }

    private static Uni<Response> unavailable() {
        return Uni.createFrom().item(response(Outage.problem()).build());
    }

    private Uni<Response> challenge(RoutingContext context) {
        return authenticator
                .getChallenge(context)
                .map(Problems::challenged)
                // Without its provider a service does not even know where to send a browser.
                .onFailure(Outage::explains)
                .recoverWithItem(() -> response(Outage.problem()).build());
    }

    /** A browser of the code flow is sent to its log-in; everyone else is told to bring a token. */
    private static Response challenged(ChallengeData challenge) {
        boolean redirect = challenge != null && challenge.status < 400;
        Response.ResponseBuilder answer = redirect
                ? Response.status(challenge.status)
                : response(Problem.of(401, "A valid access token is required."));
        if (challenge != null) {
            challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
        }
        return answer.build();
    }

    private static Response.ResponseBuilder response(Problem problem) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(ProblemView.MEDIA_TYPE)
                .entity(ProblemView.of(problem).json());
        return ProblemView.isRetryable(problem.status())
                ? answer.header("Retry-After", ProblemView.RETRY_AFTER_SECONDS)
                : answer;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Words of our own for JSON that cannot be read: a parser's message can quote the text that it stumbled over. */
final class UnreadableJson {

    static Problem problem(JsonProcessingException failure) {
        return switch (failure) {
            case JsonMappingException wrapped when wrapped.getCause() instanceof Problem problem -> problem;
            // The last step of its path is the client's own word, so the field above it is named.
            case PropertyBindingException unknown ->
                invalid(parent(unknown.getPath()), "has a field that is not known here");
            case InvalidFormatException unclean
            when unclean.getTargetType() == String.class ->
                invalid(unclean.getPath(), "must be text without NUL and without half characters");
            case MismatchedInputException mismatch -> mismatch(mismatch);
            case JsonMappingException range
            when range.getCause() instanceof InputCoercionException -> invalid(range.getPath(), "is out of range");
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> invalid(mapping.getPath(), "is not valid");
            default -> Problem.badRequest("The body is not well-formed JSON.");
        };
    }

    private static Problem mismatch(MismatchedInputException failure) {
        String message = expectation(failure.getTargetType());
        return failure.getPath().isEmpty()
                ? Problem.badRequest("The body " + message + ".")
                : invalid(failure.getPath(), message);
    }

    private static Problem invalid(List<JsonMappingException.Reference> path, String message) {
        return Problem.invalid(field(path), message);
    }

    private static List<JsonMappingException.Reference> parent(List<JsonMappingException.Reference> path) {
        return path.subList(0, path.size() - 1);
    }

    private static String field(List<JsonMappingException.Reference> path) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }

    private static String expectation(Class<?> type) {
        if (type == null) {
            return "is not valid";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "must be a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type == String.class) {
            return "must be text";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == Instant.class) {
            return "must be an instant such as 2026-01-31T08:00:00Z";
        }
        return Collection.class.isAssignableFrom(type) ? "must be a list" : "must be a JSON object of the right form";
    }

    private UnreadableJson() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** Turns violated constraints into field errors in JSON terms. */
final class Violations {

    static Problem problem(ConstraintViolationException failure) {
        if (failure.getConstraintViolations().stream().anyMatch(Violations::isOurs)) {
            return Unexpected.problem(failure);
        }
        List<FieldError> errors = failure.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return Problem.invalid(errors);
    }

    /** An answer of ours that breaks its own rules is our defect, not the client's. */
    private static boolean isOurs(ConstraintViolation<?> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            switch (node.getKind()) {
                case PARAMETER -> parameter = node.getName();
                case PROPERTY -> field.append(field.isEmpty() ? "" : ".").append(node.getName());
                default -> {}
            }
        }
        // A body has no name in JSON; a query parameter has only the parameter's.
        return field.isEmpty() ? parameter : field.toString();
    }

    private Violations() {}
}

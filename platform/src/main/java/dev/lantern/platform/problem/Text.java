// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text of at most {@link #max} UTF-16 units that shows something: not only whitespace and format characters. Null passes;
 * add {@code @NotNull} where the text is required.
 */
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TextValidator.class)
public @interface Text {

    int max();

    String message() default "must be 1 to {max} characters and not blank";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Checks {@link Text}. */
public class TextValidator implements ConstraintValidator<Text, CharSequence> {

    private int max;

    @Override
    public void initialize(Text text) {
        max = text.max();
    }

    @Override
    public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
        return text == null || (text.length() <= max && !isBlank(text));
    }

    static boolean isBlank(CharSequence text) {
        return text.codePoints().allMatch(TextValidator::isInvisible);
    }

    // isSpaceChar beside isWhitespace: the latter leaves out no-break spaces.
    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}

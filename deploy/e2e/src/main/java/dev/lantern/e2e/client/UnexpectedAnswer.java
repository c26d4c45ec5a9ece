// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

/** A service answered with a status that the caller did not expect. */
public final class UnexpectedAnswer extends RuntimeException {
    private final transient Answer answer;

    UnexpectedAnswer(Answer answer) {
        super(answer.request() + " was answered " + answer.status() + ": " + answer.body());
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}

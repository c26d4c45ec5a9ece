// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.replay;

/** The replay cannot go on; the message is one sentence for the person who started it. */
final class ReplayFailure extends RuntimeException {

    static final int FAILED = 1;
    static final int MISUSED = 2;

    private final int exitCode;

    private ReplayFailure(int exitCode, String sentence) {
        super(sentence, null, false, false);
        this.exitCode = exitCode;
    }

    static ReplayFailure of(String sentence) {
        return new ReplayFailure(FAILED, sentence);
    }

    /** The arguments make no sense. */
    static ReplayFailure misuse(String sentence) {
        return new ReplayFailure(MISUSED, sentence + " " + ReplayOptions.USAGE);
    }

    int exitCode() {
        return exitCode;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

/** Turns a text into a vector of its meaning, of length 1. */
public interface Encoder {

    /** Runs on the caller's thread, for milliseconds. */
    float[] encode(String text);
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.model;

/** What was trained for one language. */
public interface Classifier {

    Reading read(String text);
}

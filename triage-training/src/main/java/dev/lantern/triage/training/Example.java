// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

/**
 * A row, read.
 *
 * @param buckets the pieces it holds
 * @param vector what the encoder makes of it; empty without one
 */
record Example(Row row, int[] buckets, float[] vector) {}

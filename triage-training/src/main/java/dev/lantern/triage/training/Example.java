// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.training;

/**
 * A row, read.
 *
 * @param buckets the pieces it holds
 */
record Example(Row row, int[] buckets) {}

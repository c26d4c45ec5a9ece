// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.deadline;

import java.util.UUID;

/**
 * Something is due.
 *
 * @param kind which handler it is for
 * @param subjectId what it is about; one deadline per kind and subject
 */
public record Deadline(String kind, UUID subjectId, String clinicId) {}

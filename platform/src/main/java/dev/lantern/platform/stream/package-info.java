// SPDX-License-Identifier: Apache-2.0
/** Durable streams: the rows are the truth, and a stream resumes on any replica without gap or repeat. */
package dev.lantern.platform.stream;

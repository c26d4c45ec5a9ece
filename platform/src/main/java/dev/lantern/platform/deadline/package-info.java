// SPDX-License-Identifier: Apache-2.0
/** Deadlines are rows: fired once by any replica, also after a restart. */
package dev.lantern.platform.deadline;

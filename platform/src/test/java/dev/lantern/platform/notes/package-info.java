// SPDX-License-Identifier: Apache-2.0
/** The smallest service that stands on the platform: seekers write notes. For the platform's own tests only. */
package dev.lantern.platform.notes;

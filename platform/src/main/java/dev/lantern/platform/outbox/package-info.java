// SPDX-License-Identifier: Apache-2.0
/** Events leave a service exactly as its transactions committed them: in order per key, none lost. */
package dev.lantern.platform.outbox;

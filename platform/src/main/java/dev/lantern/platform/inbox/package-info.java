// SPDX-License-Identifier: Apache-2.0
/** Every event has its effect once, however often it is delivered. */
package dev.lantern.platform.inbox;

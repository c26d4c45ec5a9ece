// SPDX-License-Identifier: Apache-2.0
/** Wakes what waits on the database: NOTIFY carries ids only, and a lost one costs a moment, never an event. */
package dev.lantern.platform.signal;

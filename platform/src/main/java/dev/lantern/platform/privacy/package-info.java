// SPDX-License-Identifier: Apache-2.0
/** Seekers' words are sealed wherever they rest or travel. */
package dev.lantern.platform.privacy;

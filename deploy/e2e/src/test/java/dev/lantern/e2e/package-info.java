// SPDX-License-Identifier: Apache-2.0
/** Journeys over the running suite: what a seeker, a counselor and a clinic can do, also while parts of it fall. */
package dev.lantern.e2e;

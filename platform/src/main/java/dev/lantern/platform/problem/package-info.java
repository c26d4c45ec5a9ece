// SPDX-License-Identifier: Apache-2.0
/**
 * What a client is told when a request cannot be served (RFC 9457), and the strict reading of requests that leads there.
 * Nothing here repeats what the client sent.
 */
package dev.lantern.platform.problem;

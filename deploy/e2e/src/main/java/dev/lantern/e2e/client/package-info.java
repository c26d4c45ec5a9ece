// SPDX-License-Identifier: Apache-2.0
/** What a client of the suite needs: requests as a seeker or a counselor, and streams that remember when things came. */
@NullMarked
package dev.lantern.e2e.client;

import org.jspecify.annotations.NullMarked;

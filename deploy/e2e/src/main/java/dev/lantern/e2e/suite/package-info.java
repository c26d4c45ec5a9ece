// SPDX-License-Identifier: Apache-2.0
/** The one running suite that all journeys share: its processes, its accounts, its databases and its topics. */
@NullMarked
package dev.lantern.e2e.suite;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Measures the running suite on this machine and prints a table. Nothing here asserts. */
@NullMarked
package dev.lantern.e2e.figures;

import org.jspecify.annotations.NullMarked;

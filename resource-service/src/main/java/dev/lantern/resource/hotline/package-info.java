// SPDX-License-Identifier: Apache-2.0
/** The verified hotlines of each region. */
package dev.lantern.resource.hotline;

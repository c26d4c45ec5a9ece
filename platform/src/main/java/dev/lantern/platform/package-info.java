// SPDX-License-Identifier: Apache-2.0
/** What every service stands on; the parts are in the packages below. */
package dev.lantern.platform;

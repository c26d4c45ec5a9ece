// SPDX-License-Identifier: Apache-2.0
/** Who calls: the clinic, roles and seeker behind a request, taken from its access token only. */
package dev.lantern.platform.tenancy;

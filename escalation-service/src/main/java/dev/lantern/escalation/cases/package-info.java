// SPDX-License-Identifier: Apache-2.0
/** Cases: the work for humans that risk or a seeker's wish brings about, and what counselors do with it. */
package dev.lantern.escalation.cases;

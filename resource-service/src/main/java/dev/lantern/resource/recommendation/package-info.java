// SPDX-License-Identifier: Apache-2.0
/** Recommends what fits a message: little, seldom, and never twice for the same topic on a day. */
package dev.lantern.resource.recommendation;

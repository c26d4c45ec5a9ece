// SPDX-License-Identifier: Apache-2.0
/**
 * What the assistant says: the scripted answers to ordinary talk, and the fixed words of the crisis protocol. Pure
 * functions of the turn: nothing here stores, sends or looks anything up.
 */
package dev.lantern.chat.assistant;

// SPDX-License-Identifier: Apache-2.0
/**
 * What the tests of every service stand on: real PostgreSQL and Kafka, real tokens, and the access matrix.
 *
 * <p>Test resources and tests may see different copies of a class, so whatever lives once per JVM is found through system
 * properties that hold plain text, never through static fields.
 */
package dev.lantern.platform.testing;

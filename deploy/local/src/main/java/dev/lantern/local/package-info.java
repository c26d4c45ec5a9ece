// SPDX-License-Identifier: Apache-2.0
/**
 * The whole suite on one machine: PostgreSQL, Kafka, Keycloak and the four services as supervised processes on
 * loopback. {@link dev.lantern.local.Suite} is for programs (the journeys), {@link dev.lantern.local.Main} for people.
 */
package dev.lantern.local;

// SPDX-License-Identifier: Apache-2.0
/** The events between the services, their topics and their JSON: the only types that two services share. */
package dev.lantern.contracts;

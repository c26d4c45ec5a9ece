// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.inbox;

import dev.lantern.contracts.Event;
import java.util.UUID;

/**
 * One delivery of an event to one of this service's consumers; the same event can be delivered again.
 *
 * @param eventId stable over deliveries
 * @param consumer the name under which the effect is remembered
 */
public record Delivery<E extends Event>(UUID eventId, String consumer, E event) {}

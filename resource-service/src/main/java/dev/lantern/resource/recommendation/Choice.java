// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import dev.lantern.resource.catalogue.CopingResource;

/** A resource and the topic that it was chosen for. */
record Choice(CopingResource resource, String topic) {}

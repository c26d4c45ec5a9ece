// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation;

import dev.lantern.platform.testing.KafkaResource;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;

/** What every test of this service runs against. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TriageStub.class)
final class TestResources {
    private TestResources() {}
}

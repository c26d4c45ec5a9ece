// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation;

import dev.lantern.platform.testing.KafkaResource;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What every test of this service runs against. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(OidcResource.class)
@QuarkusTestResource(
        value = KafkaResource.class,
        initArgs =
                @ResourceArg(
                        name = "topics",
                        value = "triage.message-assessed,chat.message-screened,chat.human-requested,"
                                + "chat.conversation-closed,chat.message-posted,chat.transcript-shared,"
                                + "chat.reply-rejected,triage.message-assessed.dlq,escalation.case-changed,"
                                + "escalation.counselor-replied"))
final class TestResources {
    private TestResources() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.inbox;

import dev.lantern.contracts.Author;
import dev.lantern.contracts.CaseChanged;
import dev.lantern.contracts.ConversationClosed;
import dev.lantern.contracts.CounselorReplied;
import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.HumanRequested;
import dev.lantern.contracts.MessageAssessed;
import dev.lantern.contracts.MessagePosted;
import dev.lantern.contracts.MessageScreened;
import dev.lantern.contracts.ModelVersion;
import dev.lantern.contracts.ReplyRejected;
import dev.lantern.contracts.ResourcesRecommended;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Seeker;
import dev.lantern.contracts.Signal;
import dev.lantern.contracts.TranscriptShared;
import dev.lantern.contracts.Urgency;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The contracts know no Quarkus; in a native image Jackson reaches them through this list. */
@RegisterForReflection(
        targets = {
            Author.class,
            CaseChanged.class,
            ConversationClosed.class,
            CounselorReplied.class,
            Evidence.class,
            HumanRequested.class,
            MessageAssessed.class,
            MessagePosted.class,
            MessageScreened.class,
            ModelVersion.class,
            ReplyRejected.class,
            ResourcesRecommended.class,
            ResourcesRecommended.Item.class,
            Scored.class,
            Seeker.class,
            Signal.class,
            TranscriptShared.class,
            TranscriptShared.Line.class,
            Urgency.class
        })
final class ContractsReflection {
    private ContractsReflection() {}
}

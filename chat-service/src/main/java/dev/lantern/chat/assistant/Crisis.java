// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import dev.lantern.contracts.Urgency;
import java.util.List;

/**
 * What the crisis protocol needs to know.
 *
 * @param urgency of the conversation; IMMINENT puts the emergency number first
 * @param aboutOther the writer worries about somebody else
 * @param moment whether this message raised the alarm, or a questionnaire did, or the message is ordinary while the request
 *     to a counselor waits
 * @param said every text of the assistant and the system in this conversation, oldest first
 * @param number of the seeker's message in the conversation, from 1; of a questionnaire, of the message that comes
 */
public record Crisis(
        String locale,
        Urgency urgency,
        boolean aboutOther,
        Moment moment,
        OnDuty onDuty,
        Helplines helplines,
        List<String> said,
        long number) {

    public Crisis {
        said = List.copyOf(said);
    }

    /** What the protocol answers. */
    public enum Moment {
        /** The message is itself HIGH or above. */
        RAISED,
        /** No message: the answers to a questionnaire are HIGH or above. */
        ANSWERED,
        /** The message is ordinary, and the case still waits for a counselor. */
        WAITING
    }

    /** What is known of the counselors' presence. */
    public enum OnDuty {
        YES,
        NO,
        UNKNOWN
    }

    // A record would print the texts.
    @Override
    public String toString() {
        return "Crisis[" + locale + ", " + urgency + ", " + moment + "]";
    }
}

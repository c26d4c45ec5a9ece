// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import io.smallrye.mutiny.Uni;

/** Answers one message of a seeker in ordinary talk. A crisis is never its to answer: see {@link CrisisProtocol}. */
public interface Assistant {

    /** Never empty, at most a few sentences, in the language of the conversation. */
    Uni<String> answer(Turn turn);
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Every text of the page; Chinese is in {@code messages/msg_zh.properties}. */
@MessageBundle
public interface Words {

    @Message("Lantern 心灯 — counselor desk")
    String title();

    @Message("Counselor desk")
    String desk();

    @Message("Skip to the case")
    String skip();

    @Message("Live")
    String live();

    @Message("Connection lost, reconnecting. What you see may be out of date.")
    String lost();

    @Message(
            "Triage is not responding. New cases still open through the chat's own check, with less detail; please read closely.")
    String triageDown();

    @Message(
            "Messaging is not responding. New cases and messages may be late; your replies are kept and will be sent when it is back.")
    String kafkaDown();

    @Message("Sound on")
    String soundOn();

    @Message("Sound off")
    String soundOff();

    @Message("Sign out")
    String signOut();

    @Message("Language")
    String language();

    @Message("Supervisor")
    String supervisor();

    @Message("Queue")
    String queue();

    @Message("Nobody is waiting.")
    String queueEmpty();

    @Message("There are more cases than shown here.")
    String queueMore();

    @Message("Waiting")
    String waiting();

    @Message("With {name}")
    String heldBy(String name);

    @Message("With you")
    String heldByYou();

    @Message("Resolved")
    String resolved();

    @Message("opened")
    String opened();

    @Message("due in")
    String dueIn();

    @Message("overdue by")
    String overdueBy();

    @Message("New case: {urgency}")
    String newCase(String urgency);

    @Message("""
            {#when level}{#is 'IMMINENT'}Imminent{#is 'HIGH'}High{#is 'MODERATE'}Moderate{#is 'LOW'}Low{#else}None{/when}""")
    String urgency(String level);

    @Message("""
            {#when reason}{#is 'human-requested'}Asked for a person{#is 'message-screened'}Found by the chat's own \
            check{#is 'questionnaire'}Found by a questionnaire{#else}Found by triage{/when}""")
    String reason(String reason);

    @Message("Choose a case from the queue.")
    String chooseCase();

    @Message("Case")
    String caseName();

    @Message("Seeker")
    String seeker();

    @Message("Conversation")
    String conversation();

    @Message("Claim the case to read the conversation.")
    String claimToRead();

    @Message("No messages have arrived here yet.")
    String noMessages();

    @Message("This message cannot be opened.")
    String unreadable();

    @Message("Claim")
    String claim();

    @Message("Return to the queue")
    String release();

    @Message("Reply to the seeker")
    String reply();

    @Message("You are taking over from {name}: once you reply, the case is yours.")
    String takeOver(String name);

    @Message("Send")
    String send();

    @Message("Resolve the case")
    String resolve();

    @Message("Outcome")
    String outcome();

    @Message("Note for colleagues (optional)")
    String optionalNote();

    @Message("Notes for colleagues")
    String notes();

    @Message("Add a note; the seeker does not see it")
    String addNote();

    @Message("Add")
    String add();

    @Message("Timeline")
    String timeline();

    @Message("Assessments")
    String assessments();

    @Message("No assessments.")
    String noAssessments();

    @Message(
            "Assessed without all of triage: the level was raised to be cautious, and danger may still have been missed."
                    + " Please read the conversation closely.")
    String degraded();

    @Message("From a questionnaire")
    String questionnaire();

    @Message("Shortcuts")
    String shortcuts();

    @Message("previous / next case")
    String shortcutMove();

    @Message("open")
    String shortcutOpen();

    @Message("sending…")
    String sending();

    @Message("delivered")
    String delivered();

    @Message("not delivered: the conversation is closed")
    String notDelivered();

    @Message("Someone else was faster, or the case has just changed. You are looking at its latest state.")
    String conflict();

    @Message("That did not work. Please try again.")
    String failed();

    @Message("Something in the case that you left did not go through. Please open it again and look.")
    String leftFailed();

    @Message("Please write something first.")
    String blank();

    @Message("You are signed in, but your account may not see the counselor desk. Please ask your supervisor.")
    String noAccess();

    @Message("One moment…")
    String oneMoment();

    @Message("""
            {#when kind}{#is 'seeker'}Seeker{#is 'assistant'}Assistant (AI){#is 'counselor'}Counselor{#else}System{/when}""")
    String author(String kind);

    @Message("crisis protocol")
    String crisisProtocol();

    @Message("""
            {#when outcome}{#is 'SAFE'}Safe for now{#is 'REFERRED'}Referred to other help{#is 'EMERGENCY_SERVICES'}\
            Emergency services contacted{#is 'FOLLOW_UP'}Follow-up arranged{#is 'UNREACHABLE'}Could not be reached{#else}False \
            alarm{/when}""")
    String outcomeWord(String outcome);

    @Message("""
            {#when kind}{#is 'opened'}Opened{#is 'raised'}Urgency raised{#is 'claimed'}Claimed\
            {#is 'released'}Returned to the queue{#is 'lapsed'}Back to the queue: no reply in time\
            {#is 'resolved'}Resolved{#is 'human-requested'}Seeker asked for a person\
            {#is 'conversation-closed'}Seeker closed the conversation{#is 'replied'}Reply sent\
            {#is 'reply-rejected'}Reply not delivered{#is 'noted'}Note added{#else}{kind}{/when}""")
    String happened(String kind);

    @Message("""
            {#when kind}{#is 'suicidal-ideation'}thoughts of suicide{#is 'suicide-plan'}suicide plan\
            {#is 'suicide-means'}means at hand{#is 'attempt'}suicide attempt{#is 'goodbye'}goodbye\
            {#is 'self-harm'}self-harm{#is 'harm-to-others'}harm to others{#is 'abuse'}abuse\
            {#is 'hopelessness'}hopelessness{#is 'substance'}substance use{#is 'eating'}eating problems\
            {#is 'psychosis'}psychosis{#is 'child-at-risk'}child at risk{#else}{kind}{/when}""")
    String signal(String kind);
}

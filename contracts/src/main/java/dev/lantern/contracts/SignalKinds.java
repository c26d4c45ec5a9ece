// SPDX-License-Identifier: Apache-2.0
package dev.lantern.contracts;

import java.util.List;

/** The kinds of signal that triage and the screen report. */
public final class SignalKinds {
    public static final String SUICIDAL_IDEATION = "suicidal-ideation";
    public static final String SUICIDE_PLAN = "suicide-plan";
    public static final String SUICIDE_MEANS = "suicide-means";
    public static final String ATTEMPT = "attempt";
    public static final String GOODBYE = "goodbye";
    public static final String SELF_HARM = "self-harm";
    public static final String HARM_TO_OTHERS = "harm-to-others";
    public static final String ABUSE = "abuse";
    public static final String HOPELESSNESS = "hopelessness";
    public static final String SUBSTANCE = "substance";
    public static final String EATING = "eating";
    public static final String PSYCHOSIS = "psychosis";
    public static final String CHILD_AT_RISK = "child-at-risk";

    public static final List<String> ALL = List.of(
            SUICIDAL_IDEATION,
            SUICIDE_PLAN,
            SUICIDE_MEANS,
            ATTEMPT,
            GOODBYE,
            SELF_HARM,
            HARM_TO_OTHERS,
            ABUSE,
            HOPELESSNESS,
            SUBSTANCE,
            EATING,
            PSYCHOSIS,
            CHILD_AT_RISK);

    private SignalKinds() {}
}

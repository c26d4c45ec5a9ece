// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a suite shall be before it starts; made by {@link Suite#in}. */
public final class SuiteSetup {
    final Layout layout;
    final Map<Part, Map<String, String>> environment = new EnumMap<>(Part.class);
    Ports ports = Ports.defaults();
    Set<Part> parts = EnumSet.allOf(Part.class);
    boolean fresh;
    boolean restarting = true;
    Consumer<String> report = _ -> {};

    SuiteSetup(Layout layout) {
        this.layout = layout;
    }

    public SuiteSetup ports(Ports chosen) {
        ports = chosen;
        return this;
    }

    /** Starts only these. */
    public SuiteSetup parts(Set<Part> chosen) {
        parts = EnumSet.copyOf(chosen);
        return this;
    }

    /** Forgets what an earlier suite left in the directory; its keys stay. */
    public SuiteSetup fresh(boolean yes) {
        fresh = yes;
        return this;
    }

    /** Whether processes come back when they die; on unless said otherwise, and changeable at each {@link Server}. */
    public SuiteSetup restarting(boolean yes) {
        restarting = yes;
        return this;
    }

    /** A variable for one service, over those that the launcher sets. */
    public SuiteSetup environment(Part service, String name, String value) {
        environment.computeIfAbsent(service, _ -> new HashMap<>()).put(name, value);
        return this;
    }

    /** Where progress, deaths and restarts are told, one line each. */
    public SuiteSetup report(Consumer<String> listener) {
        report = listener;
        return this;
    }

    /** Starts everything and returns when all of it is ready; when that fails, nothing is left running. */
    public Suite start() {
        var suite = new Suite(this);
        try {
            suite.start();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }
}

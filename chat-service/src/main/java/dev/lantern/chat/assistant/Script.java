// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All wordings of one language by section. */
final class Script {

    private static final Map<Language, Script> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Script(language));
        }
    }

    private final Map<String, List<Template>> sections = new HashMap<>();
    private final Map<String, List<Line>> lines = new HashMap<>();

    private Script(Language language) {
        Sections.read(language.file + ".txt").forEach(this::add);
        Sections.read("crisis-" + language.file + ".txt").forEach(this::add);
    }

    static Script in(Language language) {
        return ALL.get(language);
    }

    private void add(String section, List<String> written) {
        List<Template> templates = new ArrayList<>();
        List<Line> made = new ArrayList<>();
        for (int number = 0; number < written.size(); number++) {
            List<Template> variants = Template.expand(number, written.get(number));
            templates.addAll(variants);
            made.add(new Line(variants));
        }
        sections.put(section, List.copyOf(templates));
        lines.put(section, List.copyOf(made));
    }

    boolean has(String section) {
        return sections.containsKey(section);
    }

    List<Template> section(String section) {
        List<Template> templates = sections.get(section);
        if (templates == null) {
            throw new IllegalArgumentException("No section " + section);
        }
        return templates;
    }

    /** The section's lines; a template knows its own by its place. */
    List<Line> lines(String section) {
        return lines.get(section);
    }

    /** Every section's name, for tests that read all the texts. */
    Map<String, List<Template>> sections() {
        return Map.copyOf(sections);
    }

    /** The one wording of a section that has no variants, such as the name of a topic. */
    String only(String section) {
        return section(section).getFirst().text();
    }
}

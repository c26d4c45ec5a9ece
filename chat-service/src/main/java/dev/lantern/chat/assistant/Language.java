// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.assistant;

/** The languages that the scripts are written in. */
enum Language {
    ZH("zh"),
    ZH_HANT("zh-Hant"),
    EN("en");

    /** The file that holds its words, without the extension. */
    final String file;

    Language(String file) {
        this.file = file;
    }

    static Language of(String locale) {
        return switch (locale) {
            case "zh" -> ZH;
            case "zh-Hant" -> ZH_HANT;
            default -> EN;
        };
    }

    boolean chinese() {
        return this != EN;
    }

    /** Between two sentences: Chinese writes none. */
    String gap() {
        return chinese() ? "" : " ";
    }

    String quoted(String words) {
        return this == ZH_HANT ? "「" + words + "」" : "“" + words + "”";
    }
}

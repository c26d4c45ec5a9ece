// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/**
 * Folds one code point to the form that phrases are compared in: width, case, accents, Latin look-alikes, traditional
 * characters. Folding code point by code point keeps every offset into the original text.
 */
public final class Folding {

    private static final String LOOK_ALIKES = "аеорсухіѕԁјӏабкмтвнαοερικυνɑı";
    private static final String LOOK_ALIKES_AS = "aeopcyxisdjlabkmtbhaoepikuvai";
    private static final char[] SIMPLIFIED = simplified();

    /** Folded form; empty for what is invisible (zero-width, joiners, marks, emoji modifiers). */
    public static String fold(int codePoint) {
        if (codePoint < 0x80) {
            return String.valueOf((char) Character.toLowerCase(codePoint));
        }
        if (codePoint >= 0x3400 && codePoint <= 0x9FFF) {
            return String.valueOf(SIMPLIFIED[codePoint]);
        }
        if (invisible(codePoint)) {
            return "";
        }
        if (codePoint >= 0xFDF0 && codePoint <= 0xFDFD) {
            // Arabic words in one sign: nothing that a phrase holds, and eighteen letters each.
            return " ";
        }
        String folded = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(folded.length());
        folded.codePoints()
                .filter(c -> !invisible(c))
                .map(Character::toLowerCase)
                .forEach(c -> plain.appendCodePoint(lookAlike(c)));
        return plain.toString();
    }

    private static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.UNASSIGNED -> true;
            default -> codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
        };
    }

    private static int lookAlike(int codePoint) {
        if (codePoint <= 0x7F || codePoint > 0xFFFF) {
            return codePoint;
        }
        if (codePoint >= 0x3400 && codePoint <= 0x9FFF) {
            return SIMPLIFIED[codePoint];
        }
        int at = LOOK_ALIKES.indexOf(codePoint);
        return at < 0 ? codePoint : LOOK_ALIKES_AS.charAt(at);
    }

    private static char[] simplified() {
        char[] table = new char[0xA000];
        for (char c = 0; c < table.length; c++) {
            table[c] = c;
        }
        List<String> lines = lines("simplified.txt");
        for (int i = 0; i < lines.get(0).length(); i++) {
            table[lines.get(0).charAt(i)] = lines.get(1).charAt(i);
        }
        return table;
    }

    /** The lines of a resource beside this class, without comments ({@code #}) and empty lines. */
    static List<String> lines(String resource) {
        try (InputStream in = Folding.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return lines(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private Folding() {}
}

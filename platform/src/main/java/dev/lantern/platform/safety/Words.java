// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.safety;

import java.util.Arrays;

/**
 * A text cut into words: one Han character, one Latin word or one number each, with the place it has in the original
 * text (UTF-16), its clause and its sentence. Spaces, invisible characters, emoji and odd signs between characters
 * vanish here, so "想 死" and "自.杀" read like the plain words.
 */
final class Words {

    private static final String CLAUSE_ENDS = ",，、;；:：—()（）";
    private static final String SENTENCE_ENDS = "。!！?？\n\r";
    private static final String QUOTES_OPEN = "“「『《";
    private static final String QUOTES_CLOSE = "”」』》";
    private static final String INNER_SIGNS = "*@$!|+";

    private final String text;
    private final Vocabulary vocabulary;
    private final boolean learning;
    private int size;
    private int[] id;
    private int[] start;
    private int[] end;
    private int[] clause;
    private int[] sentence;
    private int[] quote;
    private boolean[] title;
    private boolean[] number;
    private boolean[] letter;

    private int currentClause;
    private int currentSentence;
    private int openQuote = -1;
    private boolean inTitle;
    private final StringBuilder run = new StringBuilder();
    private int runStart;
    private int runEnd;

    private Words(String text, Vocabulary vocabulary, boolean learning) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.learning = learning;
        int room = Math.max(16, Math.min(text.length() + 16, 1024));
        id = new int[room];
        start = new int[room];
        end = new int[room];
        clause = new int[room];
        sentence = new int[room];
        quote = new int[room];
        title = new boolean[room];
        number = new boolean[room];
        letter = new boolean[room];
        cut();
        joinSpelledOut();
    }

    static Words of(String text, Vocabulary vocabulary) {
        return new Words(text, vocabulary, false);
    }

    /** The numbers of a phrase's words; teaches them to the vocabulary. */
    static int[] learn(String phrase, Vocabulary vocabulary) {
        Words words = new Words(phrase, vocabulary, true);
        return Arrays.copyOf(words.id, words.size);
    }

    int size() {
        return size;
    }

    int id(int word) {
        return id[word];
    }

    int start(int word) {
        return start[word];
    }

    int end(int word) {
        return end[word];
    }

    int clause(int word) {
        return clause[word];
    }

    int sentence(int word) {
        return sentence[word];
    }

    boolean number(int word) {
        return number[word];
    }

    boolean inTitle(int word) {
        return title[word];
    }

    /** The first word of the quotation that this word is in, or -1. */
    int quote(int word) {
        return quote[word];
    }

    private void cut() {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            String folded = Folding.fold(codePoint);
            for (int k = 0; k < folded.length(); k++) {
                take(folded.charAt(k), i, next);
            }
            i = next;
        }
        endRun();
    }

    private void take(char c, int from, int to) {
        if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
            extendRun(c, from, to);
        } else if (c == '\'' || c == '’' || c == '‘' || c == '`' || c == '´') {
            runEnd = to;
        } else if (INNER_SIGNS.indexOf(c) >= 0 && insideWord(from, to)) {
            extendRun(c, from, to);
        } else {
            endRun();
            if (learning && c == '#') {
                add(Vocabulary.NUMBER, from, to, true);
            }
            takeOther(c, from, to);
        }
    }

    private void extendRun(char c, int from, int to) {
        // "10pm" stays one word, "想4" and "15岁" do not: Han characters end a run anyway.
        if (run.isEmpty()) {
            runStart = from;
        }
        run.append(c);
        runEnd = to;
    }

    private boolean insideWord(int from, int to) {
        if (run.isEmpty() || runEnd != from) {
            return false;
        }
        int after = to;
        while (after < text.length() && after < to + 3 && INNER_SIGNS.indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        return after < text.length() && latin(text.charAt(after));
    }

    private static boolean latin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private void takeOther(char c, int from, int to) {
        if (Character.isLetter(c)) {
            add(learning ? vocabulary.learn(String.valueOf(c)) : vocabulary.id(String.valueOf(c)), from, to, false);
        } else if (CLAUSE_ENDS.indexOf(c) >= 0) {
            currentClause++;
        } else if (SENTENCE_ENDS.indexOf(c) >= 0 || c == '.' && endsSentence(to)) {
            currentClause++;
            currentSentence++;
        }
        takeQuote(c);
    }

    /** A full stop in "k.m.s" or "自.杀" ends nothing. */
    private boolean endsSentence(int after) {
        return after >= text.length() || Character.isWhitespace(text.charAt(after)) || text.charAt(after) == '"';
    }

    private void takeQuote(char c) {
        if (QUOTES_OPEN.indexOf(c) >= 0 || c == '"' && openQuote < 0) {
            openQuote = size;
            inTitle = c == '《';
        } else if (QUOTES_CLOSE.indexOf(c) >= 0 || c == '"') {
            openQuote = -1;
            inTitle = false;
        }
    }

    private void endRun() {
        if (run.isEmpty()) {
            return;
        }
        String word = run.toString();
        run.setLength(0);
        int known = learning ? vocabulary.learn(word) : vocabulary.id(word);
        boolean signs = word.chars().anyMatch(c -> INNER_SIGNS.indexOf(c) >= 0);
        if (known == Vocabulary.UNKNOWN && signs && runEnd - runStart == word.length()) {
            addParts(word);
        } else {
            add(known, runStart, runEnd, digits(word));
        }
    }

    /** "hi!bye" hid no word after all. */
    private void addParts(String word) {
        int from = 0;
        for (int i = 0; i <= word.length(); i++) {
            if (i == word.length() || INNER_SIGNS.indexOf(word.charAt(i)) >= 0) {
                if (i > from) {
                    String part = word.substring(from, i);
                    add(vocabulary.id(part), runStart + from, runStart + i, digits(part));
                }
                from = i + 1;
            }
        }
    }

    private static boolean digits(String word) {
        return word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void add(int word, int from, int to, boolean digits) {
        if (size == id.length) {
            grow();
        }
        id[size] = word;
        start[size] = from;
        end[size] = to;
        clause[size] = currentClause;
        sentence[size] = currentSentence;
        quote[size] = openQuote;
        title[size] = inTitle;
        number[size] = digits;
        letter[size] = to - from == 1 && latin(text.charAt(from));
        size++;
    }

    private void grow() {
        int room = id.length * 2;
        id = Arrays.copyOf(id, room);
        start = Arrays.copyOf(start, room);
        end = Arrays.copyOf(end, room);
        clause = Arrays.copyOf(clause, room);
        sentence = Arrays.copyOf(sentence, room);
        quote = Arrays.copyOf(quote, room);
        title = Arrays.copyOf(title, room);
        number = Arrays.copyOf(number, room);
        letter = Arrays.copyOf(letter, room);
    }

    /** "k m s" and "s.u.i.c.i.d.e" become one word again where phrases know it. */
    private void joinSpelledOut() {
        if (learning) {
            return;
        }
        for (int from = 0; from < size; ) {
            int to = from;
            while (to < size && letter[to] && clause[to] == clause[from] && to - from < 12) {
                to++;
            }
            if (to - from >= 3) {
                join(from, to);
            }
            // Words may have been taken out; what follows is looked at again from here at the earliest.
            from = Math.max(from + 1, Math.min(to, size));
        }
    }

    private void join(int from, int to) {
        for (int first = from; to - first >= 3; first++) {
            for (int last = to; last - first >= 3; last--) {
                int known = vocabulary.id(spelledOut(first, last));
                if (known != Vocabulary.UNKNOWN) {
                    id[first] = known;
                    end[first] = end[last - 1];
                    letter[first] = false;
                    remove(first + 1, last);
                    return;
                }
            }
        }
    }

    private String spelledOut(int from, int to) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            joined.append(Character.toLowerCase(text.charAt(start[i])));
        }
        return joined.toString();
    }

    private void remove(int from, int to) {
        for (Object column : new Object[] {id, start, end, clause, sentence, quote, title, number, letter}) {
            System.arraycopy(column, to, column, from, size - to);
        }
        size -= to - from;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the seekers of these journeys write. */
final class Texts {
    static final String CRISIS_ZH = "我不想活了，药都准备好了，今晚就走";
    static final String CRISIS_EN = "I don't want to live anymore, I have the pills ready and I will do it tonight";

    private static final List<String> TROUBLES_ZH = List.of(
            "这学期的课业压力好大，每天都在赶作业",
            "和室友闹了矛盾，回宿舍都觉得尴尬",
            "晚上总是睡不好，躺着胡思乱想",
            "妈妈总拿我和表姐比较，我很委屈",
            "下个月要考研了，复习进度还差很多",
            "和男朋友分手两周了，还是会想他",
            "实习的公司天天加班，身体有点吃不消",
            "感觉自己在人群里说不上话，有点孤单");
    private static final List<String> TROUBLES_EN = List.of(
            "School is stressful this term, I am always behind on homework",
            "I argued with my flatmate and now the kitchen feels awkward",
            "I sleep badly and lie there thinking about everything",
            "My mum compares me with my cousin all the time and it hurts",
            "The entrance exam is next month and I am far behind in revision",
            "We broke up two weeks ago and I still miss him",
            "My internship means overtime every day and my body is tired",
            "I never know what to say in groups and feel a bit lonely");
    private static final List<String> SMALL_TALK = List.of(
            "今天食堂的番茄炒蛋很好吃，第%d次打卡",
            "I tried bread recipe number %d today and it rose nicely",
            "我在看第%d集纪录片，讲的是海豚",
            "Walked %d steps along the river this morning",
            "工作压力有点大，第%d份报表还没做完",
            "I feel a bit stressed about assignment number %d",
            "晚上散步数到第%d盏路灯就回家了",
            "My sister sent me photo number %d of her garden");

    private Texts() {}

    static String crisis(String locale) {
        return locale.equals("zh") ? CRISIS_ZH : CRISIS_EN;
    }

    /** Eight different everyday troubles. */
    static List<String> troubles(String locale) {
        return locale.equals("zh") ? TROUBLES_ZH : TROUBLES_EN;
    }

    /** Talk that alarms nobody, different for each number, half of it Chinese. */
    static String smallTalk(int number) {
        return SMALL_TALK.get(number % SMALL_TALK.size()).formatted(number);
    }

    /** The words (of Chinese: pairs of characters) that {@code text} has and {@code other} has not. */
    static Set<String> wordsOnlyIn(String text, String other) {
        Set<String> only = words(text).collect(Collectors.toCollection(LinkedHashSet::new));
        only.removeAll(words(other).collect(Collectors.toSet()));
        return only;
    }

    private static Stream<String> words(String text) {
        Stream<String> pairs = IntStream.range(0, text.length() - 1)
                .filter(at -> isHan(text.charAt(at)) && isHan(text.charAt(at + 1)))
                .mapToObj(at -> text.substring(at, at + 2));
        Stream<String> words =
                Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+")).filter(word -> word.length() > 2);
        return Stream.concat(pairs, words);
    }

    static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Texts::isHan);
    }

    private static boolean isHan(int point) {
        return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
    }
}

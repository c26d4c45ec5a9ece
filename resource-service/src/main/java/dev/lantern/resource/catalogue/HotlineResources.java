// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.catalogue;

import dev.lantern.platform.safety.Hotline;
import dev.lantern.platform.safety.HotlinePack;
import dev.lantern.platform.safety.Hotlines;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each hotline as a resource, so that lines are found and recommended like everything else. */
final class HotlineResources {

    /** Where no region is known: a directory instead of a line. */
    static final String DIRECTORY = "find-a-line";

    private static final Map<String, Words> WORDS = Map.of(
            "en",
                    new Words(
                            "Call %s",
                            "Text %s",
                            "Call or text %s",
                            "Text %2$s to %1$s",
                            "24/7",
                            "In danger right now: ",
                            "Here you can talk it over with somebody.",
                            "Find a crisis line near you",
                            "With it you can find somebody to talk to where you are."),
            "zh",
                    new Words(
                            "拨打 %s",
                            "发短信到 %s",
                            "拨打或发短信到 %s",
                            "发短信 %2$s 到 %1$s",
                            "24 小时",
                            "如果现在就有危险：",
                            "这里有人可以听你说。",
                            "查找你所在地的危机热线",
                            "从这里可以找到当地能听你说的人。"),
            "zh-Hant",
                    new Words(
                            "撥打 %s",
                            "傳簡訊到 %s",
                            "撥打或傳簡訊到 %s",
                            "傳簡訊 %2$s 到 %1$s",
                            "24 小時",
                            "如果現在就有危險：",
                            "這裡有人可以聽你說。",
                            "查找你所在地的危機熱線",
                            "從這裡可以找到當地能聽你說的人。"));

    static List<CopingResource> in(String locale) {
        Stream<CopingResource> lines = Hotlines.regions().stream()
                .map(region -> Hotlines.of(region, locale))
                .flatMap(pack -> pack.hotlines().stream().map(line -> of(line, pack, locale)));
        return Stream.concat(lines, Stream.of(directory(locale))).toList();
    }

    private static CopingResource of(Hotline line, HotlinePack pack, String locale) {
        Words words = WORDS.get(locale);
        String how = how(line, words) + (line.hours() == null ? "" : " · " + hours(line.hours(), words));
        String emergency = pack.emergency().stream()
                .map(each -> each.name() + " " + each.number())
                .collect(Collectors.joining(" · ", words.danger, ""));
        return resource(
                line.id(),
                locale,
                line.region(),
                line.name(),
                how,
                words.helps,
                how + "\n" + emergency,
                line.verifiedAt());
    }

    private static String how(Hotline line, Words words) {
        if (line.keyword() != null) {
            return words.keyword.formatted(line.number(), line.keyword());
        }
        String pattern = switch (line.how()) {
            case "text" -> words.text;
            case "call-or-text" -> words.either;
            default -> words.call;
        };
        return pattern.formatted(line.number());
    }

    private static String hours(String hours, Words words) {
        return hours.equals("24/7") ? words.always : hours;
    }

    private static CopingResource directory(String locale) {
        HotlinePack nowhere = Hotlines.of(null, locale);
        String advice = Objects.requireNonNull(nowhere.advice());
        LocalDate verifiedAt = Hotlines.of("US", locale).hotlines().getFirst().verifiedAt();
        Words words = WORDS.get(locale);
        return resource(DIRECTORY, locale, null, words.directory, advice, words.directoryHelps, advice, verifiedAt);
    }

    private static CopingResource resource(
            String name,
            String locale,
            @Nullable String region,
            String title,
            String summary,
            String helps,
            String body,
            LocalDate verifiedAt) {
        return new CopingResource(
                name + "-" + locale,
                Kind.HOTLINE,
                locale,
                region,
                title,
                summary,
                helps,
                body,
                List.of("crisis"),
                List.of(),
                title,
                "Lantern editorial, not clinically reviewed",
                verifiedAt);
    }

    private record Words(
            String call,
            String text,
            String either,
            String keyword,
            String always,
            String danger,
            String helps,
            String directory,
            String directoryHelps) {}

    private HotlineResources() {}
}

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
            "en", new Words("Call", "Text", "Call or text", " to ", "In danger: ", "Find a crisis line near you"),
            "zh", new Words("拨打", "发短信至", "拨打或发短信至", " → ", "有危险时：", "查找你所在地的危机热线"),
            "zh-Hant", new Words("撥打", "傳簡訊至", "撥打或傳簡訊至", " → ", "有危險時：", "查找你所在地的危機熱線"));

    static List<CopingResource> in(String locale) {
        Stream<CopingResource> lines = Hotlines.regions().stream()
                .map(region -> Hotlines.of(region, locale))
                .flatMap(pack -> pack.hotlines().stream().map(line -> of(line, pack, locale)));
        return Stream.concat(lines, Stream.of(directory(locale))).toList();
    }

    private static CopingResource of(Hotline line, HotlinePack pack, String locale) {
        Words words = WORDS.get(locale);
        String how = how(line, words) + (line.hours() == null ? "" : " · " + line.hours());
        String emergency = pack.emergency().stream()
                .map(each -> each.name() + " " + each.number())
                .collect(Collectors.joining(" · ", words.danger, ""));
        return resource(line.id(), locale, line.region(), line.name(), how, how + "\n" + emergency, line.verifiedAt());
    }

    private static String how(Hotline line, Words words) {
        if (line.keyword() != null) {
            return words.text + " "
                    + (words == WORDS.get("en")
                            ? line.keyword() + words.to + line.number()
                            : line.number() + words.to + line.keyword());
        }
        String verb = switch (line.how()) {
            case "text" -> words.text;
            case "call-or-text" -> words.either;
            default -> words.call;
        };
        return verb + " " + line.number();
    }

    private static CopingResource directory(String locale) {
        HotlinePack nowhere = Hotlines.of(null, locale);
        String advice = Objects.requireNonNull(nowhere.advice());
        LocalDate verifiedAt = Hotlines.of("US", locale).hotlines().getFirst().verifiedAt();
        return resource(DIRECTORY, locale, null, WORDS.get(locale).directory, advice, advice, verifiedAt);
    }

    private static CopingResource resource(
            String name,
            String locale,
            @Nullable String region,
            String title,
            String summary,
            String body,
            LocalDate verifiedAt) {
        return new CopingResource(
                name + "-" + locale,
                Kind.HOTLINE,
                locale,
                region,
                title,
                summary,
                body,
                List.of("crisis"),
                List.of(),
                title,
                "Lantern editorial, not clinically reviewed",
                verifiedAt);
    }

    private record Words(String call, String text, String either, String to, String danger, String directory) {}

    private HotlineResources() {}
}

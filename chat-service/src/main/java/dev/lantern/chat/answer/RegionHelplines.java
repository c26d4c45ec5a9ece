// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat.answer;

import dev.lantern.chat.assistant.Helplines;
import dev.lantern.platform.safety.Hotline;
import dev.lantern.platform.safety.HotlinePack;
import dev.lantern.platform.safety.Hotlines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The hotlines and emergency numbers of a region as lines of a message. */
final class RegionHelplines {

    static Helplines of(@Nullable String region, String locale) {
        HotlinePack pack = Hotlines.of(region, locale);
        var lines = new ArrayList<String>();
        pack.hotlines().forEach(hotline -> lines.add(line(hotline, locale)));
        // Advice alone is no line to call: it must not stand where lines are announced.
        if (pack.advice() != null && !lines.isEmpty()) {
            lines.add(pack.advice());
        }
        // Where the region was guessed, so was its emergency number: the advice says which number is whose.
        String emergency = pack.advice() == null ? emergency(pack, locale) : "";
        return new Helplines(List.copyOf(lines), Optional.of(emergency).filter(each -> !each.isEmpty()));
    }

    /** Where there is more than one number, each says whom it calls. */
    private static String emergency(HotlinePack pack, String locale) {
        boolean one = pack.emergency().size() == 1;
        String named = locale.equals("en") ? "%s (%s)" : "%s（%s）";
        return pack.emergency().stream()
                .map(each -> one
                        ? each.number()
                        : named.formatted(each.number(), each.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(locale.equals("en") ? " or " : "或 "));
    }

    private static String line(Hotline hotline, String locale) {
        return hotline.name() + (locale.equals("en") ? ": " : "：") + how(hotline, locale);
    }

    private static String how(Hotline hotline, String locale) {
        if (hotline.keyword() == null) {
            return hotline.number();
        }
        String pattern = switch (locale) {
            case "zh" -> "发送短信 %s 到 %s";
            case "zh-Hant" -> "傳送簡訊 %s 到 %s";
            default -> "text %s to %s";
        };
        return pattern.formatted(hotline.keyword(), hotline.number());
    }

    private RegionHelplines() {}
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a resource is recommended, in its language: what seems to be the matter, then what this resource may do about it.
 * Never quotes the seeker.
 */
final class Reasons {

    private static final Map<String, Properties> BY_LOCALE =
            Stream.of("en", "zh", "zh-Hant").collect(Collectors.toUnmodifiableMap(Function.identity(), Reasons::read));

    static String of(Choice choice) {
        String locale = choice.resource().locale();
        String gap = locale.equals("en") ? " " : "";
        return matter(choice.topic(), locale) + gap + choice.resource().helps();
    }

    static String matter(String topic, String locale) {
        Properties reasons = BY_LOCALE.get(locale);
        return reasons.getProperty(topic, reasons.getProperty(Need.GENERAL));
    }

    private static Properties read(String locale) {
        String path = "reasons/" + locale + ".properties";
        try (InputStream in = Reasons.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the build");
            }
            Properties reasons = new Properties();
            reasons.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reasons;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reasons() {}
}

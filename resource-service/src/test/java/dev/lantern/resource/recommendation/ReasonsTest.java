// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lantern.resource.catalogue.Catalogue;
import dev.lantern.resource.catalogue.CopingResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonsTest {

    private static final Pattern PROMISE = Pattern.compile("(?i)\\b(?:will|cures?|heals?)\\b|一定会|一定會|治好|保证|保證");

    private final Catalogue catalogue = new Catalogue();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            paced-breathing-en | study | Your studies seem to be on your mind. Slow breathing can ease some of the tension in the body.
            paced-breathing-zh | study | 你好像在为学业操心。慢慢呼吸，可以让绷紧的身体松一松。
            us-988-en          | crisis | You don't have to go through this alone. Here you can talk it over with somebody.
            """)
    void sayWhatSeemsToBeTheMatterAndWhatTheResourceMayDo(String resource, String topic, String reason) {
        assertThat(Reasons.of(new Choice(catalogue.find(resource).orElseThrow(), topic)))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "zh-Hant"})
    void haveASentenceOfItsOwnForEveryTopicThatAResourceIsFor(String locale) {
        List<String> known = topics().toList();
        assertThat(resources(locale).flatMap(ReasonsTest::topics)).isSubsetOf(known);
        assertThat(known.stream().map(topic -> Reasons.matter(topic, locale))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "zh-Hant"})
    void endWithWhatThisResourceAndNoOtherMayDo(String locale) {
        assertThat(resources(locale).map(CopingResource::helps))
                .hasSizeGreaterThan(8)
                .doesNotHaveDuplicates();
        assertThat(resources(locale))
                .allSatisfy(resource -> assertThat(topics(resource))
                        .allSatisfy(topic -> assertThat(Reasons.of(new Choice(resource, topic)))
                                .startsWith(Reasons.matter(topic, locale))
                                .endsWith(resource.helps())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh", "zh-Hant"})
    void promiseNothing(String locale) {
        assertThat(resources(locale).map(CopingResource::helps))
                .noneMatch(helps -> PROMISE.matcher(helps).find());
    }

    /** All but the lines of a region: those help alike. */
    private Stream<CopingResource> resources(String locale) {
        return Stream.concat(
                        topics().flatMap(topic -> catalogue.helpingWith(topic, locale).stream())
                                .filter(resource -> resource.region() == null),
                        catalogue.hotlines("ZZ", locale).stream())
                .distinct();
    }

    private static Stream<String> topics() {
        Properties sentences = new Properties();
        try (InputStream in = Reasons.class.getResourceAsStream("/reasons/en.properties")) {
            sentences.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences.stringPropertyNames().stream();
    }

    private static Stream<String> topics(CopingResource resource) {
        List<String> topics = new ArrayList<>(resource.stressors());
        topics.addAll(resource.emotions());
        return topics.stream();
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingsTest {

    private static final String WORDS = """
            {"intro": "How was it?", "licence": "CC BY-NC-SA 3.0 IGO",
             "items": ["one", "two", "three", "four", "five"],
             "options": [{"value": 5, "label": "f"}, {"value": 4, "label": "e"}, {"value": 3, "label": "d"},
                         {"value": 2, "label": "c"}, {"value": 1, "label": "b"}, {"value": 0, "label": "a"}]}""";

    @TempDir
    Path folder;

    @Test
    void haveWordsForEveryInstrumentInEveryLanguage() {
        var wordings = new Wordings(Optional::empty);
        for (Instrument instrument : Instruments.ALL) {
            for (String language : Wordings.LANGUAGES) {
                Wording words = wordings.of(instrument, language);
                assertThat(words.misfit(instrument)).isNull();
                assertThat(words.source()).isNotBlank();
                assertThat(words.official() || words.note() != null)
                        .as("%s in %s says that it is not official", instrument.id(), language)
                        .isTrue();
            }
        }
    }

    /** CC BY-NC-SA 3.0 IGO: neither its wording nor a translation of it may be in this repository. */
    @Test
    void claimNoOfficialWordingOfWho5() {
        var wordings = new Wordings(Optional::empty);
        assertThat(Wordings.LANGUAGES)
                .noneMatch(language -> wordings.of(new Who5(), language).official());
    }

    @Test
    void takeTheOfficialWordsThatADeploymentBrings() throws IOException {
        Path file = file("{\"who-5\": {\"en\": " + WORDS + "}}");
        var wordings = new Wordings(() -> Optional.of(file));
        Wording supplied = wordings.of(new Who5(), "en");
        assertThat(supplied.official()).isTrue();
        assertThat(supplied.items()).containsExactly("one", "two", "three", "four", "five");
        assertThat(supplied.licence()).isEqualTo("CC BY-NC-SA 3.0 IGO");
        assertThat(supplied.note()).isNull();
        assertThat(supplied.title()).isEqualTo("WHO-5 Well-Being Index");
        assertThat(wordings.of(new Who5(), "zh").official()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"who-6\": {\"en\": %s}}",
                "{\"who-5\": {\"fr\": %s}}",
                "{\"gad-7\": {\"en\": %s}}",
                "{\"who-5\": {\"en\": {\"items\": []}}}",
                "{\"who-5\": {\"en\": {\"unknown\": 1}}}"
            })
    void refuseAFileThatDoesNotFit(String content) throws IOException {
        Path file = file(content.replace("%s", WORDS));
        assertThatThrownBy(() -> new Wordings(() -> Optional.of(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void refuseAFileThatIsNotThere() {
        Path file = folder.resolve("absent.json");
        assertThatThrownBy(() -> new Wordings(() -> Optional.of(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "zh, -, zh",
                "zh-Hant, -, zh",
                "zh_CN, en, zh",
                "en-GB, zh, en",
                "fr, zh, en",
                "'', zh, en",
                "-, -, en",
                "-, 'zh-CN,zh;q=0.9,en;q=0.8', zh",
                "-, 'fr,en;q=0.5,zh;q=0.7', zh",
                "-, 'zh;q=0,en', en",
                "-, 'de', en",
                "-, '*', en",
                "-, 'not a header;;', en",
                "zho, -, en"
            })
    void aLanguageIsChosenByLocaleOrHeader(String locale, String accepted, String language) {
        assertThat(Languages.inEffect(locale, accepted)).isEqualTo(language);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("wording.json"), content);
    }
}

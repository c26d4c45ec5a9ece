// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.instrument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of every instrument in every language: Lantern's own files, and in their place what the deployment's file
 * brings ({@code triage.instruments.wording}), a JSON object by instrument and language.
 */
@Singleton
@Startup // a file that does not fit stops the service at its start, not in front of a seeker
class Wordings {

    static final List<String> LANGUAGES = List.of("en", "zh");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, Wording> all = new HashMap<>();

    Wordings(InstrumentConfig config) {
        for (Instrument instrument : Instruments.ALL) {
            LANGUAGES.forEach(language -> put(instrument, language, ours(instrument, language), "its own file"));
        }
        config.wording().ifPresent(this::supply);
    }

    Wording of(Instrument instrument, String language) {
        return all.get(key(instrument, language));
    }

    private void supply(Path file) {
        Map<String, Map<String, Wording.Official>> supplied = read(file);
        supplied.forEach((id, languages) -> languages.forEach((language, words) -> {
            Instrument instrument = Instruments.ALL.stream()
                    .filter(each -> each.id().equals(id) && LANGUAGES.contains(language))
                    .findFirst()
                    .orElseThrow(() -> unusable(file, "there is no %s in %s".formatted(id, language), null));
            put(instrument, language, of(instrument, language).with(words), file.toString());
        }));
    }

    private void put(Instrument instrument, String language, Wording wording, String from) {
        String misfit = wording.misfit(instrument);
        if (misfit != null) {
            throw new IllegalStateException("The wording of %s in %s from %s is unusable: %s"
                    .formatted(instrument.id(), language, from, misfit));
        }
        all.put(key(instrument, language), wording);
    }

    private static Wording ours(Instrument instrument, String language) {
        String name = "%s.%s.json".formatted(instrument.id(), language);
        try (InputStream in = Wordings.class.getResourceAsStream(name)) {
            return JSON.readValue(in, Wording.class);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static Map<String, Map<String, Wording.Official>> read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw unusable(file, "it is not JSON of the right form, " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw unusable(file, "it cannot be read", e);
        }
    }

    private static IllegalStateException unusable(Path file, String why, Exception cause) {
        return new IllegalStateException(
                "The file %s (triage.instruments.wording) is unusable: %s".formatted(file, why), cause);
    }

    private static String key(Instrument instrument, String language) {
        return instrument.id() + "." + language;
    }
}

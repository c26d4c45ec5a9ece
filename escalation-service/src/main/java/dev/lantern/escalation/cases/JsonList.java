// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import java.util.List;

/** Keeps a list in one column; later versions may add fields. */
abstract class JsonList<T> implements AttributeConverter<List<T>, String> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectReader reader;

    JsonList(Class<T> type) {
        reader = MAPPER.readerForListOf(type);
    }

    @Override
    public String convertToDatabaseColumn(List<T> values) {
        try {
            return MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list cannot be written as JSON", e);
        }
    }

    @Override
    public List<T> convertToEntityAttribute(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored list is no JSON", e);
        }
    }
}

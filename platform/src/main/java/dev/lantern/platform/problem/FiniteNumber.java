// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a double from a JSON number; Jackson would also take the text "NaN", and infinity from 1e999. */
class FiniteNumber extends StdScalarDeserializer<Double> {

    FiniteNumber(Class<Double> type) {
        super(type);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        boolean number = parser.currentToken().isNumeric();
        if (!number || !Double.isFinite(parser.getDoubleValue())) {
            return (Double) context.handleUnexpectedToken(handledType(), parser);
        }
        return parser.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) throws JsonMappingException {
        return handledType().isPrimitive() ? context.reportInputMismatch(this, "null") : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.triage.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lantern.contracts.Evidence;
import dev.lantern.contracts.Scored;
import dev.lantern.contracts.Signal;
import dev.lantern.triage.model.Opinion;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** The lists of an assessment, kept together as one JSON value: nothing asks the database for their parts. */
@RegisterForReflection
record Details(List<Signal> signals, List<Scored> emotions, List<Scored> stressors, List<Evidence> evidence) {

    static Details of(Opinion opinion) {
        return new Details(opinion.signals(), opinion.emotions(), opinion.stressors(), opinion.evidence());
    }

    String write(ObjectMapper json) {
        try {
            return json.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an assessment's details cannot be written");
        }
    }

    static Details read(ObjectMapper json, String details) {
        try {
            return json.readValue(details, Details.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an assessment's details cannot be read");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** One waiting event as a CloudEvents 1.0 record in binary mode. */
record OutboxRow(
        long id, String eventId, String topic, String key, byte[] payload, String traceparent, Instant createdAt) {

    ProducerRecord<String, byte[]> toRecord(String source) {
        var kafkaRecord = new ProducerRecord<>(topic, key, payload);
        Headers headers = kafkaRecord.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", eventId);
        put(headers, "ce_type", topic);
        put(headers, "ce_source", "/lantern/" + source);
        put(headers, "ce_time", createdAt.toString());
        put(headers, "ce_subject", key);
        put(headers, "ce_dataschema", "urn:lantern:event:" + topic + ":1");
        put(headers, "content-type", "application/json");
        if (!traceparent.isEmpty()) {
            put(headers, "traceparent", traceparent);
        }
        return kafkaRecord;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

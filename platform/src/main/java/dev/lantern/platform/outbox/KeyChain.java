// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.outbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the waiting rows of one key, each after the one before it was acknowledged: a row that fails stops its key and
 * no other.
 */
final class KeyChain {

    private final String key;
    private final Iterator<OutboxRow> rows;
    private final String source;
    private final Producer<String, byte[]> producer;
    private final BiConsumer<KeyChain, @Nullable Exception> whenDone;
    private final List<Long> sent = new ArrayList<>();

    KeyChain(
            List<OutboxRow> rows,
            String source,
            Producer<String, byte[]> producer,
            BiConsumer<KeyChain, @Nullable Exception> whenDone) {
        this.key = rows.getFirst().key();
        this.rows = rows.iterator();
        this.source = source;
        this.producer = producer;
        this.whenDone = whenDone;
    }

    String key() {
        return key;
    }

    /** What the broker has acknowledged; read it once the chain is done. */
    List<Long> sent() {
        return sent;
    }

    void sendNext() {
        if (!rows.hasNext()) {
            whenDone.accept(this, null);
            return;
        }
        OutboxRow row = rows.next();
        try {
            producer.send(row.toRecord(source), (metadata, failure) -> acknowledged(row, failure));
        } catch (RuntimeException refused) {
            whenDone.accept(this, refused);
        }
    }

    private void acknowledged(OutboxRow row, @Nullable Exception failure) {
        if (failure != null) {
            whenDone.accept(this, failure);
            return;
        }
        sent.add(row.id());
        sendNext();
    }
}

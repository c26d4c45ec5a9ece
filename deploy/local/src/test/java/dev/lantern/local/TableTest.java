// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsColumnsAndLeavesNoTrailingSpace() {
        var table = new Table().row("name", "port").row("escalation", "8084", "ready");

        assertThat(table).hasToString("  name        port\n  escalation  8084  ready\n");
    }
}

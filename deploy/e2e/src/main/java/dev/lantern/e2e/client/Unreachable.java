// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.client;

import java.io.IOException;

/** No answer came: the service is down, or fell while it answered. */
public final class Unreachable extends RuntimeException {
    Unreachable(String request, IOException cause) {
        super(request + " got no answer: " + cause, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Whether the path and query of a request decode to clean text. */
final class RequestTarget {

    static boolean isClean(String target) {
        if (target.indexOf('%') < 0) {
            return true;
        }
        try {
            String decoded = URLDecoder.decode(target, StandardCharsets.UTF_8);
            // U+FFFD stands for bytes that were no UTF-8.
            return CleanText.isClean(decoded) && decoded.indexOf('\uFFFD') < 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private RequestTarget() {}
}

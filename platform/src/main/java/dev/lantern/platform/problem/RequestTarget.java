// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Whether the path and query of a request are a URI that decodes to clean text. */
final class RequestTarget {

    static boolean isClean(String target) {
        return isUri(target) && decodesToCleanText(target);
    }

    // What the framework would ask of it, had OwnTargetCheck not told it to leave that to us.
    private static boolean isUri(String target) {
        try {
            new URI(target);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean decodesToCleanText(String target) {
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

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** The language of the page: what was chosen with the switch, else the browser's first that we have. */
@RequestScoped
class Language {

    static final String COOKIE = "lantern-language";
    static final String ZH = "zh";
    static final String EN = "en";

    private final RoutingContext request;

    Language(RoutingContext request) {
        this.request = request;
    }

    String tag() {
        Cookie chosen = request.request().getCookie(COOKIE);
        if (chosen != null) {
            return of(chosen.getValue());
        }
        for (LanguageHeader accepted : request.acceptableLanguages()) {
            if (ZH.equals(accepted.tag()) || EN.equals(accepted.tag())) {
                return accepted.tag();
            }
        }
        return EN;
    }

    static String of(String word) {
        return ZH.equals(word) ? ZH : EN;
    }
}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.page;

import dev.lantern.escalation.cases.Counselor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The page's templates. */
@CheckedTemplate(basePath = "desk")
final class Templates {

    static native TemplateInstance dashboard(QueueModel queue, Counselor reader, long after, String lang);

    static native TemplateInstance queue(QueueModel queue);

    static native TemplateInstance escalation(CaseModel file);

    static native TemplateInstance live(CaseModel file);

    static native TemplateInstance signedIn(String lang);

    static native TemplateInstance noAccess(String lang);

    private Templates() {}
}

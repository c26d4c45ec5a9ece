// SPDX-License-Identifier: Apache-2.0
package dev.lantern.local;

/** What a person who has just started the suite wants to know. */
record Welcome(Suite suite) {
    String text() {
        return "\nLantern is ready.\n\n"
                + urls()
                + "\nAccounts (realm lantern); every password and client secret equals its name:\n\n"
                + accounts()
                + "\nTry it, in another terminal:\n\n"
                + walk()
                + "\nThis stack is for trying Lantern on this machine only: its passwords are public. Never put it on a"
                + " network\nor real people's words into it.\n\n"
                + commands();
    }

    private Table urls() {
        return new Table()
                .row("counselor dashboard", suite.url(Part.ESCALATION) + "/", "sign in as counselor-chen")
                .row("chat", suite.url(Part.CHAT) + "/q/swagger-ui")
                .row("triage", suite.url(Part.TRIAGE) + "/q/swagger-ui")
                .row("resource", suite.url(Part.RESOURCE) + "/q/swagger-ui")
                .row("escalation", suite.url(Part.ESCALATION) + "/q/swagger-ui")
                .row("keycloak", suite.issuer(), "console: " + suite.url(Part.KEYCLOAK) + "/ as admin, password admin")
                .row(
                        "postgres",
                        "127.0.0.1:" + suite.ports().of(Part.POSTGRES),
                        "lantern_chat, …; user and password = database")
                .row("kafka", suite.kafkaBootstrapServers());
    }

    private static Table accounts() {
        return new Table()
                .row("seeker-lin, seeker-ana", "seeker", "clinic demo")
                .row("counselor-chen, counselor-maya", "counselor", "clinic demo")
                .row("supervisor-wang", "supervisor, counselor", "clinic demo")
                .row("editor-zhao", "editor", "clinic demo")
                .row("operator-li", "operator", "clinic demo")
                .row("counselor-two, seeker-two", "counselor, seeker", "clinic two")
                .row("clinic-platform, clinic-two", "backends of the clinics", "demo, two");
    }

    private Table commands() {
        return new Table()
                .row(suite.command("status"), "how each process is")
                .row(suite.command("logs chat"), "what chat says; likewise the others")
                .row(
                        suite.command("down"),
                        "stops everything, as Ctrl-C does without --detach; data stay until --fresh");
    }

    private String walk() {
        return """
                  TOKEN=$(curl -s %1$s/protocol/openid-connect/token -u clinic-platform:clinic-platform \\
                    -d grant_type=password -d username=seeker-lin -d password=seeker-lin \\
                    | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                  CONVERSATION=$(curl -s %2$s/v1/conversations -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' -d '{"locale":"en","region":"US","consent":{"version":"1"}}' \\
                    | sed 's/^{"id":"\\([^"]*\\)".*/\\1/')
                  curl -s %2$s/v1/conversations/$CONVERSATION/messages -H "Authorization: Bearer $TOKEN" \\
                    -H 'Content-Type: application/json' \\
                    -d '{"text":"I cannot sleep before my exams.","clientMessageId":"1"}'
                  sleep 5; curl -s %2$s/v1/conversations/$CONVERSATION/messages -H "Authorization: Bearer $TOKEN"
                """.formatted(suite.issuer(), suite.url(Part.CHAT));
    }
}

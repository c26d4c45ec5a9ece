// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e.suite;

import dev.lantern.e2e.client.Api;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Accounts that a journey needs beside the demo's, made through Keycloak's own administration. */
public final class Realm {
    private static final String ADMIN = "/admin/realms/lantern";

    private final Api keycloak;

    Realm(URI keycloak, Tokens tokens) {
        this.keycloak = Api.at(() -> keycloak).bearer(tokens::admin);
    }

    /** Adds a person whose password equals the name. */
    public void addUser(String name, String clinic, String role) {
        keycloak.post(ADMIN + "/users", account(name, clinic)).expect(201);
        Object roles =
                List.of(keycloak.get(ADMIN + "/roles/" + role).expect(200).json());
        keycloak.post(ADMIN + "/users/" + idOf(name) + "/role-mappings/realm", roles)
                .expect(204);
    }

    /** Lets a person change their own account, which nobody of the demo may. */
    public void openAccount(String name) {
        String client = keycloak.get(ADMIN + "/clients?clientId=account")
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asText();
        Object roles = List.of(keycloak.get(ADMIN + "/clients/" + client + "/roles/manage-account")
                .expect(200)
                .json());
        keycloak.post(ADMIN + "/users/" + idOf(name) + "/role-mappings/clients/" + client, roles)
                .expect(204);
    }

    private String idOf(String name) {
        return keycloak.get(ADMIN + "/users?exact=true&username=" + name)
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asText();
    }

    /** Adds a client for password grants whose access tokens live this long; its secret equals the name. */
    public void addClient(String name, int tokenSeconds) {
        keycloak.post(
                        ADMIN + "/clients",
                        Map.of(
                                "clientId",
                                name,
                                "secret",
                                name,
                                "directAccessGrantsEnabled",
                                true,
                                "attributes",
                                Map.of("access.token.lifespan", Integer.toString(tokenSeconds)),
                                "defaultClientScopes",
                                List.of("basic", "roles", "profile", "email"),
                                "protocolMappers",
                                List.of(clinicMapper(), audienceMapper())))
                .expect(201);
    }

    private static Map<String, Object> account(String name, String clinic) {
        return Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "emailVerified",
                true,
                "firstName",
                "Test",
                "lastName",
                name,
                "attributes",
                Map.of("clinic_id", List.of(clinic)),
                "credentials",
                List.of(Map.of("type", "password", "value", name, "temporary", false)));
    }

    private static Map<String, Object> clinicMapper() {
        return mapper(
                "clinic_id",
                "oidc-usermodel-attribute-mapper",
                Map.of(
                        "user.attribute", "clinic_id",
                        "claim.name", "clinic_id",
                        "jsonType.label", "String",
                        "access.token.claim", "true"));
    }

    private static Map<String, Object> audienceMapper() {
        return mapper(
                "audience",
                "oidc-audience-mapper",
                Map.of(
                        "included.custom.audience", "lantern",
                        "access.token.claim", "true"));
    }

    private static Map<String, Object> mapper(String name, String kind, Map<String, String> config) {
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }
}

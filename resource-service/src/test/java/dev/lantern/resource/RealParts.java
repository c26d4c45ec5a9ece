// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource;

import dev.lantern.platform.testing.KafkaResource;
import dev.lantern.platform.testing.OidcResource;
import dev.lantern.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs a test of the service on real PostgreSQL and Kafka, with real tokens. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(PostgresResource.class)
@WithTestResource(OidcResource.class)
@WithTestResource(KafkaResource.class)
public @interface RealParts {}

// SPDX-License-Identifier: Apache-2.0
package dev.lantern.escalation.desk;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A stream of the desk that can start after an event: {@link ResumeFilter} checks from which. */
@NameBinding
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Resumable {}

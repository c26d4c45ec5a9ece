// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import dev.lantern.e2e.suite.RunningSuite;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives a journey the {@link RunningSuite} that all journeys of this JVM share; it stops after the last of them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnSuite.Shared.class)
@interface OnSuite {

    /** Starts the suite for the first journey and says where its logs are when one fails. */
    final class Shared implements ParameterResolver, TestWatcher {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningSuite.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return suite(context);
        }

        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            System.out.println("[suite] " + context.getDisplayName() + " failed; the suite's logs are in "
                    + suite(context).logs());
        }

        private static RunningSuite suite(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(
                            RunningSuite.class,
                            type -> RunningSuite.start(Path.of("target", "suite")),
                            RunningSuite.class);
        }
    }
}

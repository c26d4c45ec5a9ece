// SPDX-License-Identifier: Apache-2.0
package dev.lantern.e2e;

import dev.lantern.e2e.suite.RunningSuite;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
            return start(context).suite();
        }

        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
            Start start = start(context);
            if (start.failure() == null) {
                System.out.println("[suite] " + context.getDisplayName() + " failed; the suite's logs are in "
                        + start.suite().logs());
            }
        }

        private static Start start(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(Start.class, type -> Start.tried(), Start.class);
        }
    }

    /** How the one start of the suite went; a start that failed is not tried again for each journey. */
    record Start(@Nullable RunningSuite started, @Nullable RuntimeException failure) implements AutoCloseable {
        private static Start tried() {
            try {
                return new Start(RunningSuite.start(Path.of("target", "suite")), null);
            } catch (RuntimeException failure) {
                return new Start(null, failure);
            }
        }

        private RunningSuite suite() {
            if (failure != null) {
                throw failure;
            }
            return started;
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}

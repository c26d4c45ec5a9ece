// SPDX-License-Identifier: Apache-2.0
package dev.lantern.platform.testing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jboss.resteasy.reactive.server.WithFormRead;

/** What holds in every service; a service's own {@code ArchitectureTest} includes it and adds its own rules. */
public final class ServiceRules {

    private static final DescribedPredicate<JavaClass> ENDPOINTS_AND_CONSUMERS =
            simpleNameEndingWith("Consumer").or(annotatedWith(Path.class)).as("endpoints and consumers");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.lantern.*.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_KNOW_NO_ONE = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .dependOnClassesThat(ENDPOINTS_AND_CONSUMERS.or(simpleNameEndingWith("Service")));

    @ArchTest
    static final ArchRule SERVICES_KNOW_NO_ENDPOINT = noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .should()
            .dependOnClassesThat(ENDPOINTS_AND_CONSUMERS);

    @ArchTest
    static final ArchRule NOBODY_WAITS = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching("await|subscribe")))
            .because("an event loop that waits stops every conversation");

    @ArchTest
    static final ArchRule NO_ENDPOINT_STOPS_HALF_WAY = classes()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .beAnnotatedWith(annotation(Cancellable.class, cancellable -> !cancellable.value()))
            .because("a client that hangs up must not tear down a transaction under way: it will ask again");

    @ArchTest
    static final ArchRule NO_FILTER_BEFORE_THE_DOOR = noMethods()
            .should()
            .beAnnotatedWith(WithFormRead.class)
            .because("Quarkus 3.32 runs filters that wait for a body in reverse order: this one may pass the door");

    private static <A extends Annotation> DescribedPredicate<JavaAnnotation<?>> annotation(
            Class<A> type, Predicate<A> holds) {
        return DescribedPredicate.describe(
                "@" + type.getSimpleName() + "(false)",
                annotation -> annotation.getRawType().isEquivalentTo(type) && holds.test(annotation.as(type)));
    }

    private ServiceRules() {}
}

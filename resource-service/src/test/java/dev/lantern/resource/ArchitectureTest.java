// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "dev.lantern.resource", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.lantern.resource.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_CATALOGUE_KNOWS_NO_READER = noClasses()
            .that()
            .resideInAPackage("..catalogue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..recommendation..", "..hotline..");

    @ArchTest
    static final ArchRule ENTITIES_KNOW_NO_USE_CASE = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*(Service|RecommendationResource|Consumer|Recommendations)");

    @ArchTest
    static final ArchRule SERVICES_KNOW_NO_ENDPOINT = noClasses()
            .that()
            .haveSimpleNameEndingWith("Service")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*(RecommendationResource|Consumer|View)");

    @ArchTest
    static final ArchRule NOBODY_WAITS = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching("await|subscribe")))
            .because("an event loop that waits stops every request");
}

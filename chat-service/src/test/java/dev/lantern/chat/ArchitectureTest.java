// SPDX-License-Identifier: Apache-2.0
package dev.lantern.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "dev.lantern.chat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.lantern.chat.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ENTITIES_KNOW_NO_ONE = noClasses()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*(Service|Resource|Consumer|Repository)");

    @ArchTest
    static final ArchRule NOBODY_WAITS = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("await")))
            .because("an event loop that waits stops every conversation");

    @ArchTest
    static final ArchRule THE_ASSISTANT_HAS_WORDS_AND_NO_POWER = noClasses()
            .that()
            .resideInAPackage("..assistant..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..conversation..", "..answer..", "..handoff..", "jakarta.persistence..");
}

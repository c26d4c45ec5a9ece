// SPDX-License-Identifier: Apache-2.0
package dev.lantern.resource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.lantern.platform.testing.ServiceRules;

@AnalyzeClasses(packages = "dev.lantern.resource", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests EVERY_SERVICE = ArchTests.in(ServiceRules.class);

    @ArchTest
    static final ArchRule THE_CATALOGUE_KNOWS_NO_READER = noClasses()
            .that()
            .resideInAPackage("..catalogue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..recommendation..", "..hotline..");
}

package io.github.coherecamel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.coherecamel.api.CohereException;
import io.github.coherecamel.api.CohereLocalException;
import io.github.coherecamel.camel.CohereComponent;
import io.github.coherecamel.camel.CohereEndpoint;
import io.github.coherecamel.camel.ConnectionConfiguration;
import io.github.coherecamel.finetune.CohereFinetuneComponent;
import io.github.coherecamel.update.Likeness;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Who may use whom; the arrows point from the rims to the records. */
@AnalyzeClasses(packages = "io.github.coherecamel", importOptions = ArchitectureTest.OwnCode.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.coherecamel.";
    private static final String[] JDK_AND_ANNOTATIONS = {"java..", "javax.net.ssl..", "org.jspecify.annotations.."};
    private static final String[] JACKSON = {"com.fasterxml.jackson.."};

    @ArchTest
    static final ArchRule modelUsesJacksonAlone = classes()
            .that()
            .resideInAPackage(ROOT + "model")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(packages(JDK_AND_ANNOTATIONS, JACKSON, ROOT + "model")));

    @ArchTest
    static final ArchRule pureLogicUsesTheModelAlone = classes()
            .that()
            .resideInAnyPackage(ROOT + "update", ROOT + "watch")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    packages(JDK_AND_ANNOTATIONS, JACKSON, ROOT + "update", ROOT + "watch", ROOT + "model")));

    @ArchTest
    static final ArchRule apiUsesTheModelAndOfCamelOnlyTheRootOfItsFailures = classes()
            .that()
            .resideInAPackage(ROOT + "api")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(packages(
                            JDK_AND_ANNOTATIONS, JACKSON, ROOT + "api", ROOT + "model", "org.apache.hc..", "org.slf4j"))
                    .or(equivalentTo(HttpOperationFailedException.class)));

    @ArchTest
    static final ArchRule whatTheRimsShareUsesNoRim = noClasses()
            .that()
            .resideInAPackage(ROOT + "camel")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "finetune", ROOT + "dataset", ROOT + "update")
                    .and(not(equivalentTo(Likeness.class))));

    @ArchTest
    static final ArchRule theFinetuneRimUsesNoOtherRim = noClasses()
            .that()
            .resideInAPackage(ROOT + "finetune")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "dataset");

    @ArchTest
    static final ArchRule theDatasetRimSharesTheConnectionOfTheOtherAndNothingElse = noClasses()
            .that()
            .resideInAPackage(ROOT + "dataset")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage(ROOT + "finetune").and(not(equivalentTo(CohereFinetuneComponent.class))))
            .because("what cohere-dataset does not set itself it takes from component cohere-finetune");

    @ArchTest
    static final ArchRule onlyTheApiKnowsTheHttpClient = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "api")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classesAreFinalButForTheBases = classes()
            .that()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .and(not(equivalentTo(CohereException.class)))
            .and(not(equivalentTo(CohereLocalException.class)))
            .and(not(equivalentTo(CohereComponent.class)))
            .and(not(equivalentTo(CohereEndpoint.class)))
            .and(not(equivalentTo(ConnectionConfiguration.class)))
            .and()
            .doNotHaveSimpleName("SessionConsumer")
            .and()
            .haveNameNotMatching(".*(Configurer|UriFactory|ConvertersLoader)")
            .and()
            // Users of Camel extend these.
            .haveNameNotMatching(".*Cohere(Finetune|Dataset)(Component|Configuration|Endpoint)")
            .and()
            .resideOutsideOfPackages(ROOT + "endpoint..", ROOT + "component..")
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule noFieldOfPureLogicEverChanges = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(ROOT + "model", ROOT + "update", ROOT + "watch")
            .should()
            .notBeFinal();

    @ArchTest
    static final ArchRule nothingPrintsToTheConsole =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    /** Neither the tests nor the simulator, which shares the root of the packages. */
    static final class OwnCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("/coherecamel/simulator/");
        }
    }

    private static String[] packages(String[] some, String[] others, String... more) {
        return java.util.stream.Stream.of(some, others, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
    }
}

package io.otus.appliance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasReturnType.Predicates.rawReturnType;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/** Dependencies point the way that docs/architecture.md draws them. */
@AnalyzeClasses(
        packages = "io.otus",
        importOptions = {ImportOption.DoNotIncludeTests.class, NoTestJars.class})
class ArchitectureTest {
    private static final String[] NETWORK = {
        "java.net..", "javax.net..", "io.netty..", "sun.nio.ch..", "java.net.http.."
    };

    /**
     * Values that send nothing: pcap4j and JDBC hand them over. Looking names up with them is another rule's matter.
     */
    private static final String[] VALUES = {"java.net.URI", "java.net.InetAddress"};

    private static DescribedPredicate<JavaClass> haveFullyQualifiedNameOf(String... names) {
        return DescribedPredicate.describe(
                "are one of " + String.join(", ", names), one -> List.of(names).contains(one.getFullName()));
    }

    /** An empty scan passes every rule. */
    @ArchTest
    static void theScanSawTheWholeProgram(JavaClasses all) {
        assertThat(all.size()).isGreaterThan(400);
        for (String root : new String[] {
            "io.otus.core",
            "io.otus.dissect",
            "io.otus.inventory",
            "io.otus.alert",
            "io.otus.simulator",
            "io.otus.appliance"
        }) {
            assertThat(all.stream().filter(one -> one.getPackageName().startsWith(root)))
                    .as("classes below %s", root)
                    .hasSizeGreaterThan(10);
        }
    }

    /**
     * The sensor never sends: no networking outside the export to a SIEM, by whatever door. Files may be read through
     * FileChannel, and a Pipe leads to the process itself.
     */
    @ArchTest
    static final ArchRule passive = noClasses()
            .that()
            .resideOutsideOfPackage("io.otus.appliance.export..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(NETWORK).and(not(haveFullyQualifiedNameOf(VALUES))))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.nio\\.channels\\." + "(?!FileChannel$|Channels$|FileLock$|Pipe(\\$.*)?$|.*Exception$).*");

    /** Nor past Java: one class calls libc, to tell the service manager of this host how the sensor is. */
    @ArchTest
    static final ArchRule nativeCallsAreOfTheServiceManagerAlone = noClasses()
            .that()
            .resideOutsideOfPackage("io.otus.appliance.systemd..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.foreign..");

    @ArchTest
    static final ArchRule noNameIsEverResolved = noClasses()
            .that()
            .resideOutsideOfPackage("io.otus.appliance.export..")
            .should()
            .callMethod(InetAddress.class, "getByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getAllByName", String.class)
            .orShould()
            .callMethod(InetAddress.class, "getHostName")
            .orShould()
            .callMethod(InetAddress.class, "getCanonicalHostName");

    /** pcap4j can send; nobody may ask it to. */
    @ArchTest
    static final ArchRule neverSends = noClasses()
            .should()
            .callMethod("org.pcap4j.core.PcapHandle", "sendPacket", "byte[]")
            .orShould()
            .callMethod("org.pcap4j.core.PcapHandle", "sendPacket", "byte[]", "int")
            .orShould()
            .callMethod("org.pcap4j.core.PcapHandle", "sendPacket", "org.pcap4j.packet.Packet");

    @ArchTest
    static final ArchRule pcap4jStaysInCapture = noClasses()
            .that()
            .resideOutsideOfPackage("io.otus.core.capture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pcap4j..", "com.sun.jna..");

    @ArchTest
    static final ArchRule sqlStaysInStore = noClasses()
            .that()
            .resideOutsideOfPackage("io.otus.core.store..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                    .and(not(haveFullyQualifiedNameOf("java.sql.Timestamp"))));

    @ArchTest
    static final ArchRule theCoreKnowsNobody = noClasses()
            .that()
            .resideInAPackage("io.otus.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.otus.dissect..",
                    "io.otus.layer..",
                    "io.otus.inventory..",
                    "io.otus.alert..",
                    "io.otus.simulator..",
                    "io.otus.appliance..",
                    "com.fasterxml..");

    @ArchTest
    static final ArchRule inventoryAndAlertEngineNeverSeeEachOther = noClasses()
            .that()
            .resideInAPackage("io.otus.inventory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.otus.alert..", "io.otus.dissect..", "io.otus.layer..", "io.otus.appliance..");

    /** What changes the inventory and gives something back. */
    private static final Map<String, Set<String>> CHANGING = Map.of(
            "Asset", Set.of("use", "addService", "asks"),
            "ClaimSet", Set.of("hear", "endOthers", "endUnheardSince", "part", "reopening"),
            "IdentityGraph", Set.of("ask", "asks", "hear", "takeUnstoredFloods", "takeGone"),
            "ProtocolUse", Set.of("ask", "asks", "serve", "speak"),
            "Coverage", Set.of("takeUnstored"),
            "InterfaceCoverage", Set.of("takeUnstored"));

    private static final DescribedPredicate<AccessTarget.CodeUnitCallTarget> CHANGES = DescribedPredicate.describe(
            "changes what it is called on",
            method -> CHANGING.getOrDefault(method.getOwner().getSimpleName(), Set.of())
                    .contains(method.getName()));

    /** A name that is gone would be watched in vain. */
    @ArchTest
    static void whatChangesTheInventoryIsThere(JavaClasses all) {
        CHANGING.forEach((owner, names) -> assertThat(all.stream()
                        .filter(one -> one.getPackageName().startsWith("io.otus.inventory.")
                                && one.getSimpleName().equals(owner))
                        .flatMap(one -> one.getMethods().stream())
                        .map(JavaMember::getName))
                .as(owner)
                .containsAll(names));
    }

    /**
     * What shows the inventory changes nothing of it: it calls nothing that gives nothing back, nor what changes it and
     * does.
     */
    @ArchTest
    static final ArchRule whoShowsTheInventoryOnlyReadsIt = noClasses()
            .that()
            .resideInAnyPackage("io.otus.inventory.view..", "io.otus.inventory.output..")
            .and()
            .doNotHaveSimpleName("UserValues") // lays what people say on top
            .should()
            .callMethodWhere(target(owner(resideInAnyPackage(
                            "io.otus.inventory.claim..",
                            "io.otus.inventory.graph..",
                            "io.otus.inventory.conversation..")))
                    .and(target(rawReturnType(void.class)).or(target(CHANGES))));

    /** What is said of a device is decided in the identity graph alone. */
    @ArchTest
    static final ArchRule onlyTheGraphChangesClaims = noClasses()
            .that()
            .resideOutsideOfPackages("io.otus.inventory.claim..", "io.otus.inventory.graph..")
            .and()
            .resideInAPackage("io.otus..")
            .should()
            .callMethodWhere(target(owner(resideInAnyPackage("io.otus.inventory.claim..")))
                    .and(target(rawReturnType(void.class)).or(target(CHANGES))));

    @ArchTest
    static final ArchRule theAlertEngineNamesNoProtocol = noClasses()
            .that()
            .resideInAPackage("io.otus.alert..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.otus.inventory..", "io.otus.dissect..", "io.otus.layer..", "io.otus.appliance..");

    @ArchTest
    static final ArchRule theSimulatorSharesNoCode = noClasses()
            .that()
            .resideInAPackage("io.otus.simulator..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.otus.core..",
                    "io.otus.dissect..",
                    "io.otus.inventory..",
                    "io.otus.alert..",
                    "io.otus.appliance..");

    @ArchTest
    static final ArchRule nobodyButTheProgramKnowsDissectors = noClasses()
            .that()
            .resideOutsideOfPackages("io.otus.dissect..", "io.otus.layer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.otus.dissect..", "io.otus.layer..");

    @ArchTest
    static final ArchRule protocolsAreIslands =
            slices().matching("io.otus.dissect.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule packagesOfTheCoreHaveNoCycles =
            slices().matching("io.otus.core.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheAlertEngineHaveNoCycles =
            slices().matching("io.otus.alert.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheInventoryHaveNoCycles =
            slices().matching("io.otus.inventory.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheApplianceHaveNoCycles =
            slices().matching("io.otus.appliance.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule sharedLayersHaveNoCycles =
            slices().matching("io.otus.layer.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule subjectsOfDetectorsAreIslands =
            slices().matching("io.otus.alert.detect.(*)..").should().notDependOnEachOther();

    /** Not even what they have in common: the engine's list does. */
    @ArchTest
    static final ArchRule nobodyButTheEngineKnowsDetectors = noClasses()
            .that()
            .resideOutsideOfPackages("io.otus.alert", "io.otus.alert.detect.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.otus.alert.detect.*..");

    @ArchTest
    static final ArchRule dissectorsReadThroughByteView = noClasses()
            .that()
            .resideInAnyPackage("io.otus.dissect..", "io.otus.layer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio", "java.nio.channels..");

    @ArchTest
    static final ArchRule dissectorsArePackagePrivate = classes()
            .that()
            .haveSimpleNameEndingWith("Dissector")
            .and()
            .resideInAnyPackage("io.otus.dissect..", "io.otus.layer..")
            .should()
            .notBePublic();

    /** Event time only: what decides may not look at a clock. */
    @ArchTest
    static final ArchRule noWallClockInWhatDecides = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.otus.core.decode..",
                    "io.otus.core.flow..",
                    "io.otus.core.pipeline..",
                    "io.otus.dissect..",
                    "io.otus.layer..",
                    "io.otus.inventory..",
                    "io.otus.alert..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .callMethod(UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes().that().resideInAPackage("io.otus..").should(liveInANullMarkedPackage());

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage()
                        .tryGetAnnotationOfType(NullMarked.class)
                        .isPresent();
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " of " + item.getName()));
            }
        };
    }
}

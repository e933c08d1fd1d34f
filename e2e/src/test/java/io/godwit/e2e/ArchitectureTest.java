package io.godwit.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may know whom: the table of docs/architecture.md. */
class ArchitectureTest {
    private static final Map<String, String> ROOMS = Map.ofEntries(
            Map.entry("sql", "io.godwit.sql"),
            Map.entry("engines/api", "io.godwit.engine"),
            Map.entry("engines/mysql", "io.godwit.engine.mysql"),
            Map.entry("engines/postgresql", "io.godwit.engine.postgresql"),
            Map.entry("platform/core", "io.godwit.platform"),
            Map.entry("platform/service", "io.godwit.platform.service"),
            Map.entry("platform/servers", "io.godwit.platform.servers"),
            Map.entry("planning", "io.godwit.planning"),
            Map.entry("assessment-service", "io.godwit.assessment"),
            Map.entry("conversion-service", "io.godwit.conversion"),
            Map.entry("replication-service/control", "io.godwit.control"),
            Map.entry("replication-service/worker", "io.godwit.worker"),
            Map.entry("gateway", "io.godwit.gateway"),
            Map.entry("cli", "io.godwit.cli"),
            Map.entry("benchmarks", "io.godwit.benchmark"));

    /** Room → the rooms that it may know, beside itself. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("sql", List.of()),
            Map.entry("engines/api", List.of()),
            Map.entry("engines/mysql", List.of("engines/api")),
            Map.entry("engines/postgresql", List.of("engines/api")),
            Map.entry("platform/core", List.of()),
            Map.entry("platform/service", List.of("platform/core")),
            Map.entry("platform/servers", List.of()),
            Map.entry("planning", List.of("sql", "engines/api", "platform/core")),
            Map.entry(
                    "assessment-service",
                    List.of("planning", "sql", "engines/api", "platform/core", "platform/service")),
            Map.entry(
                    "conversion-service",
                    List.of("planning", "sql", "engines/api", "platform/core", "platform/service", "platform/servers")),
            Map.entry("replication-service/control", List.of("platform/core", "platform/service")),
            Map.entry("replication-service/worker", List.of("planning", "engines/api", "sql", "platform/core")),
            Map.entry("gateway", List.of("platform/core", "platform/service")),
            Map.entry("cli", List.of("platform/core", "platform/servers")),
            Map.entry("benchmarks", List.of("planning", "engines/api", "platform/core", "platform/servers")));

    private static JavaClasses all;

    @BeforeAll
    static void load() {
        List<Path> paths = ROOMS.keySet().stream().map(Checkout::classes).toList();
        all = new ClassFileImporter().importPaths(paths);
    }

    @TestFactory
    List<DynamicTest> shouldKnowOnlyItsTablesRoomsWhenARoomIsCompiled() {
        return MAY_KNOW.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(room, () -> rule(room).check(all)))
                .toList();
    }

    private static ArchRule rule(String room) {
        List<String> allowed = MAY_KNOW.get(room);
        return classes()
                .that(inRoom(room))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "lie in " + room + " or " + allowed + " or outside Godwit", target -> {
                            String home = roomOf(target);
                            return home.isEmpty() || home.equals(room) || allowed.contains(home);
                        }))
                .because(
                        "rooms speak by messages and by the small interfaces of engines/api; see docs/architecture.md");
    }

    @Test
    void shouldHaveNoContainerWhenUsedAsALibrary() {
        noClasses()
                .that(inRoom("sql")
                        .or(inRoom("engines/api"))
                        .or(inRoom("engines/mysql"))
                        .or(inRoom("engines/postgresql")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..")
                .because("sql and engines are libraries, tested without a container")
                .check(all);
    }

    @Test
    void shouldKeepReactiveTypesAtTheEdgesWhenTheDomainIsCompiled() {
        noClasses()
                .that()
                .resideInAPackage("io.godwit..")
                .and(DescribedPredicate.not(inRoom("platform/service")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hibernate.reactive..")
                .because("a reactive session belongs to its event loop: StateStore alone opens one (H32)")
                .check(all);
    }

    private static DescribedPredicate<JavaClass> inRoom(String room) {
        return DescribedPredicate.describe(
                "lie in " + room, type -> roomOf(type).equals(room));
    }

    /** The room whose package is the longest prefix. */
    private static String roomOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        String found = "";
        int length = -1;
        for (Map.Entry<String, String> room : ROOMS.entrySet()) {
            String prefix = room.getValue();
            if ((name.equals(prefix) || name.startsWith(prefix + ".")) && prefix.length() > length) {
                found = room.getKey();
                length = prefix.length();
            }
        }
        return found;
    }
}

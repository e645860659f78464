package io.otus.appliance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.AlertEngine;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.protocol.Trait;
import io.otus.inventory.Inventory;
import io.otus.testkit.TestProtocols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No constant of the alert engine or the inventory is the id of a protocol: what holds for one is in its registration.
 */
class ProtocolNamesTest {
    /** Rules in a language of others, which has words for protocols. */
    private static final String SIGNATURES = "io/otus/alert/signature/";

    private final ProtocolRegistry registry = ProtocolRegistry.load();
    private final Set<String> ids =
            registry.entries().stream().map(each -> each.info().id()).collect(Collectors.toSet());

    @Test
    void neitherTheAlertEngineNorTheInventoryNamesAProtocol() {
        List<String> named = new ArrayList<>();
        List<String> scanned = new ArrayList<>();
        for (Class<?> root : List.of(AlertEngine.class, Inventory.class)) {
            classesBelow(root, file -> {
                scanned.add(file.toString());
                if (!file.toString().contains(SIGNATURES)) {
                    strings(file).stream().filter(ids::contains).forEach(id -> named.add(file + " names " + id));
                }
            });
        }
        assertThat(ids).hasSizeGreaterThan(80);
        assertThat(scanned).hasSizeGreaterThan(400);
        assertThat(named).isEmpty();
    }

    /** What tests without dissectors take for granted is what the dissectors say. */
    @Test
    void testsKnowTheTraitsThatTheDissectorsSay() {
        Map<Trait, Set<String>> said = new EnumMap<>(Trait.class);
        for (ProtocolEntry each : registry.entries()) {
            for (Trait trait : each.info().traits()) {
                said.computeIfAbsent(trait, _ -> new TreeSet<>())
                        .add(each.info().id());
            }
        }
        assertThat(said.remove(Trait.INDUSTRIAL)).contains("modbus").doesNotContain("tls");
        assertThat(said).isEqualTo(TestProtocols.TRAITS);
    }

    /** All string constants of a class. */
    private static Set<String> strings(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(Files.readAllBytes(file));
            Set<String> found = new TreeSet<>();
            model.constantPool().forEach(entry -> {
                if (entry instanceof StringEntry text) {
                    found.add(text.stringValue().strip());
                }
            });
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes of a module, in a directory or in an archive. */
    private static void classesBelow(Class<?> root, Consumer<Path> each) {
        try {
            Path place = Path.of(
                    root.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                walk(place, each);
            } else {
                try (FileSystem archive = FileSystems.newFileSystem(URI.create("jar:" + place.toUri()), Map.of())) {
                    walk(archive.getPath("/"), each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void walk(Path place, Consumer<Path> each) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(file -> file.toString().endsWith(".class")).sorted().forEach(each);
        }
    }
}

package io.otus.appliance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code ./new-protocol} leaves to be filled in is filled in: operators see the texts of rules and specifications.
 */
class TemplateTest {
    private static final Path TEMPLATE = Path.of("..", "scripts", "protocol-template");
    private static final List<Path> PROTOCOLS =
            List.of(Path.of("..", "protocol-dissectors", "src"), Path.of("..", "docs", "protocols"));
    private static final List<String> LEFT_TO_FILL_IN = List.of(
            "name the clause",
            "name the specification",
            "name the example",
            ", clause of the specification",
            "say what it is for",
            "What it is, where it is found",
            "What is not decoded, and what the sensor says instead");

    private static List<String> left(Path directory) throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.toString().matches(".*\\.(java|md)")) {
                    continue;
                }
                String text = Files.readString(file);
                LEFT_TO_FILL_IN.stream().filter(text::contains).forEach(each -> left.add(file + ": " + each));
            }
        }
        return left;
    }

    @Test
    void noProtocolHasWordsOfTheTemplateLeft() throws IOException {
        for (Path directory : PROTOCOLS) {
            assertThat(left(directory)).isEmpty();
        }
    }

    @Test
    void theTemplateHasThemAll() throws IOException {
        List<String> all = left(TEMPLATE);
        assertThat(LEFT_TO_FILL_IN).allMatch(phrase -> all.stream().anyMatch(each -> each.endsWith(": " + phrase)));
    }
}

package io.otus.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.detect.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The catalogue of alerts, {@code docs/alerts.md}, says what the program does; {@code OTUS_GOLDEN=accept} writes it. */
class CatalogueTest {
    private static final Path PAGE = Path.of("../docs/alerts.md");
    private static final Path SOURCE = Path.of("src/main/java/io/otus/alert/detect/Kind.java");
    private static final String HEAD = """
        # Alerts

        Every kind of alert, written by `CatalogueTest` from the program. A kind is never renamed and never used for something else. The severity is that of the kind; where a rule raises or lowers
        it, the alert says which. Whoever wants to hear less: [rules.md](rules.md). What a line of `alerts.jsonl` holds: [files.md](files.md).

        | kind | engine | severity | says | what to do |
        |---|---|---|---|---|
        """;

    private static String says(Kind kind, String source) {
        Matcher matcher = Pattern.compile("/\\*\\* ([^\\n]+) \\*/\\s+" + kind.name() + "\\(")
                .matcher(source);
        assertThat(matcher.find()).as("%s has one line of Javadoc", kind).isTrue();
        return matcher.group(1);
    }

    private static String page() throws IOException {
        String source = Files.readString(SOURCE);
        StringBuilder page = new StringBuilder(HEAD);
        List<Kind> kinds = Arrays.stream(Kind.values())
                .sorted(Comparator.comparing(Kind::name))
                .toList();
        for (Kind kind : kinds) {
            page.append("| `").append(kind.name()).append("` | ");
            page.append(kind.engine().key()).append(" | ");
            page.append(kind.severity().key()).append(" | ");
            page.append(says(kind, source)).append(" | ");
            page.append(kind.advice()).append(" |\n");
        }
        return page.toString();
    }

    @Test
    void thePageIsCurrent() throws IOException {
        String page = page();
        if ("accept".equals(System.getenv("OTUS_GOLDEN"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/alerts.md; OTUS_GOLDEN=accept writes it")
                .content()
                .isEqualTo(page);
    }
}

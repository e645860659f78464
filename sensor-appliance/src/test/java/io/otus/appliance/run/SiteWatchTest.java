package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.otus.alert.SiteRules;
import io.otus.appliance.config.SiteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Files of rules and lists that change while a sensor runs. */
class SiteWatchTest {
    private static final String RULE = """
        rules:
          - id: coil-written
            title: a coil was written
            when: action == "write" and space == "coil"
        """;

    @TempDir
    Path directory = Path.of("");

    private final List<SiteRules> told = Collections.synchronizedList(new ArrayList<>());

    /** More looks than it takes to see that a file is another and stays the same. */
    private static void look(SiteWatch watch) {
        for (int i = 0; i < 3; i++) {
            watch.look();
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaidAtEachReading() throws IOException {
        Path bytes = Files.writeString(directory.resolve("a.rules"), "# none yet\n");
        SiteFiles files = new SiteFiles(List.of(), List.of(), List.of(bytes));
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger("io.otus.appliance.config.NotTaken");
        log.addAppender(said);
        try (SiteWatch watch = SiteWatch.start(files, files.marks(), told::add)) {
            Files.writeString(bytes, """
                alert tcp any any -> any 502 (msg:"one"; content:"|00 01|"; sid:1;)
                alert tcp any any -> any 502 (msg:"two"; nobody_knows:this; sid:2;)
                """);
            look(watch);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().signatures().all()).hasSize(1);
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("not taken: ") && line.contains("a.rules:2: "))
                    .anyMatch(line -> line.startsWith("1 of the entries of "));
        } finally {
            log.detachAppender(said);
        }
    }

    @Test
    void whatChangesIsReadAnewAndABadFileLeavesWhatThereWas() throws IOException {
        Path rules = Files.writeString(directory.resolve("rules.yaml"), "rules: []");
        Path list = Files.writeString(directory.resolve("bad.txt"), "203.0.113.5\n");
        SiteFiles files = new SiteFiles(List.of(rules), List.of(list), List.of());
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        ((Logger) LoggerFactory.getLogger(SiteWatch.class)).addAppender(said);
        try (SiteWatch watch = SiteWatch.start(files, files.marks(), told::add)) {
            look(watch);
            assertThat(told).isEmpty();

            Files.writeString(rules, RULE);
            look(watch);
            assertThat(told).hasSize(1);
            assertThat(told.getFirst().custom().size()).isEqualTo(1);
            assertThat(told.getFirst().renewable()).isTrue();

            Files.writeString(rules, RULE.replace("==", "="));
            look(watch);
            Files.delete(list);
            look(watch);
            assertThat(told).hasSize(1);
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.startsWith("the rules and lists of the site stay as they were: ")
                            && line.contains("rules.yaml:4:"));

            Files.writeString(rules, RULE);
            Files.writeString(list, "203.0.113.5\n203.0.113.6\n");
            look(watch);
            assertThat(told).hasSize(2);
            assertThat(told.getLast().indicators().all()).hasSize(2);

            watch.readAnew();
            assertThat(told).hasSize(3);
        } finally {
            ((Logger) LoggerFactory.getLogger(SiteWatch.class)).detachAppender(said);
        }
    }
}

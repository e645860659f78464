package io.otus.appliance.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.FrameSource;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.MessageCounters;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.testkit.Corpus;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every capture for every dissector: a protocol is seen only where a capture holds it, be it a plant's or ordinary IT.
 * A new protocol takes part without a change here; where the catalogue has another name for it, {@code aliases.tsv}
 * says so.
 */
@Tag("suite")
class FalseClaimTest {
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aProtocolIsSeenOnlyWhereACaptureHoldsIt() {
        Catalogue catalogue = new Catalogue();
        Set<String> exceptions = new TreeSet<>(catalogue.exceptions());
        List<String> falseClaims = new ArrayList<>();
        int held = 0;
        for (Path capture : Corpus.captures()) {
            String name = capture.getFileName().toString();
            for (ProtocolEntry entry : seen(capture)) {
                String protocol = entry.info().id();
                if (catalogue.holds(name, protocol)) {
                    held++;
                } else if (!exceptions.remove(protocol + "\t" + name)) {
                    falseClaims.add(protocol + " in " + name + ": " + messages(entry) + " messages");
                }
            }
        }
        assertThat(falseClaims).isEmpty();
        assertThat(exceptions).as("exceptions that are gone").isEmpty();
        assertThat(held).isPositive();
    }

    private static List<ProtocolEntry> seen(Path capture) {
        ProtocolRegistry registry = ProtocolRegistry.load();
        Pipeline pipeline = new Pipeline(registry, new EventBus(), EvidenceRequests.NONE, (_, _, _) -> {});
        try (FrameSource source = FileSource.open(List.of(capture.toString()), InputStream.nullInputStream(), false)) {
            pipeline.run(source);
        } catch (CaptureException e) {
            pipeline.end(); // a damaged file holds what comes before
        }
        return registry.entries().stream().filter(entry -> messages(entry) > 0).toList();
    }

    private static long messages(ProtocolEntry entry) {
        MessageCounters counters = entry.counters();
        return counters.understood() + counters.malformed() + counters.unknown() + counters.truncated();
    }
}

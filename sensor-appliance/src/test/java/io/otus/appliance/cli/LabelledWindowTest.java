package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.appliance.cli.AttackLabels.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Captures of the corpus in which each attack is labelled with its times or its frames, replayed without any
 * configuration and with nothing learned: an alert names each attack, few alerts tell of it, and next to none tells of
 * anything else.
 */
@Tag("suite")
class LabelledWindowTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Most alerts of one attack. */
    private static final int MOST = 2;
    /** Most alerts of a flood. */
    private static final int MOST_OF_FLOOD = 3;

    /** By which kinds of alert an attack is named; the first one counts whose word is part of the attack's name. */
    private static final List<Naming> NAMINGS = List.of(
            new Naming("nmap", "SCAN_HOST"),
            new Naming("reconnaissance", "SCAN_HOST"),
            new Naming("MITM", "ARP_SPOOF"),
            new Naming("masquerading", "SEQ_ANOMALY"),
            new Naming("hijacking", "SEQ_ANOMALY"),
            new Naming("injection_replay", "SEQ_ANOMALY"),
            new Naming("Restart", "CMD_DANGEROUS"),
            new Naming("master_flooding", "FLOOD"),
            new Naming("CnC_uploading_exe", "PORT_ODD"),
            new Naming("characterization", "SCAN_POINT"),
            new Naming("send_a_fake_command", "SETPOINT_WRITE"));

    /**
     * The attack, by its end, of which a single frame was sent: from no card, between two loopback addresses. It is
     * named as a packet that no wire carries.
     */
    private static final Instant IMPOSSIBLE = Instant.parse("2016-08-14T06:09:55.175616Z");

    @TempDir
    Path directory = Path.of("");

    private final List<String> faults = new ArrayList<>();

    private record Naming(String word, String kind) {}

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void attacksLabelledByTheirTimesAreNamedEachAndLittleElseIs() throws IOException {
        Map<Path, Path> labelled = AttackLabels.byTimes();
        for (Map.Entry<Path, Path> each : labelled.entrySet()) {
            Path results = replay(each.getKey());
            Collection<JsonNode> alerts = AlertLog.lastStates(results);
            List<JsonNode> outside = new ArrayList<>(alerts);
            Window heard = heard(results.resolve("assets.jsonl"));
            for (Window window : AttackLabels.windows(each.getValue())) {
                if (window.overlaps(heard.from(), heard.to())) {
                    List<JsonNode> told = alerts.stream()
                            .filter(alert -> isSeen(alert, window))
                            .toList();
                    outside.removeAll(told);
                    String attack = window.name() + " to " + window.to();
                    check(attack, window.to().equals(IMPOSSIBLE) ? "MALFORMED" : kind(attack), told);
                }
            }
            long days = Math.ceilDiv(
                    Duration.between(heard.from(), heard.to()).toSeconds(),
                    Duration.ofDays(1).toSeconds());
            if (outside.size() > days) {
                faults.add(each.getKey().getFileName() + ": besides, in " + days + " days, " + titles(outside));
            }
        }
        assertThat(labelled).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void attacksLabelledByTheirFramesAreNamedByThoseAndNothingElseIs() throws IOException {
        Map<Path, Path> labelled = AttackLabels.byFrames();
        for (Map.Entry<Path, Path> each : labelled.entrySet()) {
            Set<Integer> attack = AttackLabels.frames(each.getValue());
            Collection<JsonNode> alerts = AlertLog.lastStates(replay(each.getKey()));
            String name = each.getKey().getFileName().toString();
            check(name, kind(name), alerts);
            for (JsonNode alert : alerts) {
                for (JsonNode frame : alert.get("evidence")) {
                    if (!attack.contains(frame.get("frame").asInt())) {
                        faults.add(name + ": " + frame + " is of no attack, in " + titles(List.of(alert)));
                    }
                }
            }
        }
        assertThat(labelled).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    private static String kind(String attack) {
        return NAMINGS.stream()
                .filter(naming -> attack.contains(naming.word))
                .map(Naming::kind)
                .findFirst()
                .orElse("(nobody says by which kind)");
    }

    private void check(String attack, String kind, Collection<JsonNode> told) {
        int most = attack.contains("flooding") ? MOST_OF_FLOOD : MOST;
        boolean isNamed =
                told.stream().anyMatch(alert -> alert.get("kind").asText().equals(kind));
        if (!isNamed || told.size() > most) {
            faults.add(attack + ": expected " + kind + " and at most " + most + ", told " + titles(told));
        }
    }

    private Path replay(Path capture) {
        Path results = directory.resolve(capture.getFileName());
        Ran ran = Ran.otus("replay", capture.toString(), "--out", results.toString(), "--no-events");
        assertThat(ran.code()).as(ran.talk()).isZero();
        return results;
    }

    /** The time that a capture takes: from the first that is heard of any device to the last. */
    private static Window heard(Path assets) throws IOException {
        Instant from = Instant.MAX;
        Instant to = Instant.MIN;
        for (String line : Files.readAllLines(assets)) {
            JsonNode asset = JSON.readTree(line);
            Instant first = time(asset, "first_seen");
            Instant last = time(asset, "last_seen");
            from = first.isBefore(from) ? first : from;
            to = last.isAfter(to) ? last : to;
        }
        return new Window(from, to, "the capture");
    }

    private static boolean isSeen(JsonNode alert, Window window) {
        return window.overlaps(time(alert, "first_seen"), time(alert, "last_seen"));
    }

    private static Instant time(JsonNode from, String field) {
        return Instant.parse(from.get(field).asText());
    }

    private static List<String> titles(Collection<JsonNode> alerts) {
        return alerts.stream()
                .map(alert -> alert.get("kind").asText()
                        + ' '
                        + alert.get("first_seen").asText()
                        + ' '
                        + alert.get("title").asText())
                .toList();
    }
}

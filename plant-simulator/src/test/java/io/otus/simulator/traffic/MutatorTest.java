package io.otus.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Ip4;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatorTest {
    private static final List<Frame> CLEAN = polling(3, 600);

    @TempDir
    private Path directory;

    @Test
    void pollingGivesAsManyFramesAsAskedFor() {
        assertThat(CLEAN).hasSize(600).isEqualTo(polling(3, 600));
    }

    @Test
    void pollingIsCleanAndEachQuestionHasItsAnswer() {
        Tshark.required();
        Tshark.assertClean(polling(200, 3_000), directory);
        assertThat(Tshark.decode(CLEAN, directory, "-Y", "modbus.response_time"))
                .hasSizeGreaterThan(150);
    }

    @Test
    void oneByteSegmentsCarryTheSameBytes() {
        Tshark.required();
        List<Frame> split = Mutator.split(CLEAN, 1);
        assertThat(split).hasSizeGreaterThan(5_000);
        Tshark.assertClean(split, directory);
        assertThat(payloads(split)).isEqualTo(payloads(CLEAN));
    }

    @Test
    void segmentsJoinedBehindASplitCarryTheSameBytes() {
        Tshark.required();
        List<Frame> joined = Mutator.join(Mutator.split(CLEAN, 1), 7);
        assertThat(joined.size()).isLessThan(Mutator.split(CLEAN, 1).size() / 3).isGreaterThan(CLEAN.size());
        Tshark.assertClean(joined, directory);
        assertThat(payloads(joined)).isEqualTo(payloads(CLEAN));
    }

    @Test
    void movedConnectionsCarryTheSameBytes() {
        Tshark.required();
        List<Frame> moved = Mutator.move(CLEAN, 502, 15_321);
        assertThat(Tshark.decode(
                        moved, directory, "-o", "tcp.check_checksum:TRUE", "-Y", "tcp.checksum.status==\"Bad\""))
                .isEmpty();
        assertThat(Tshark.decode(moved, directory, "-Y", "tcp.port==502")).isEmpty();
        assertThat(payloads(moved)).isEqualTo(payloads(CLEAN));
    }

    @Test
    void shortSegmentsCarryTheSameMessages() {
        Tshark.required();
        assertThat(functions(Mutator.split(CLEAN, 8))).isEqualTo(functions(CLEAN));
    }

    @Test
    void retransmittedSegmentsCarryTheSameMessages() {
        Tshark.required();
        List<Frame> again = Mutator.retransmit(CLEAN, 20, 5);
        assertThat(Tshark.decode(again, directory, "-Y", "tcp.analysis.retransmission"))
                .hasSize(again.size() - CLEAN.size());
    }

    @Test
    void tagsAreReadByAnIndependentDecoder() {
        Tshark.required();
        assertThat(functions(Mutator.vlan(CLEAN, 30))).isEqualTo(functions(CLEAN));
        List<Frame> twice = Mutator.doubleVlan(CLEAN, 100, 30);
        assertThat(functions(twice)).isEqualTo(functions(CLEAN));
        assertThat(Tshark.decode(twice, directory, "-Y", "vlan.id==30 && ieee8021ad.id==100"))
                .hasSize(CLEAN.size());
    }

    @Test
    void swappedNeighboursKeepTimesAscending() {
        List<Frame> swapped = Mutator.reorder(CLEAN, 30, 7);
        assertThat(swapped).hasSameSizeAs(CLEAN).isNotEqualTo(CLEAN);
        assertThat(swapped.stream().map(Frame::nanos))
                .isEqualTo(CLEAN.stream().map(Frame::nanos).toList());
    }

    @Test
    void copiesAreTheSameBytesALittleLater() {
        assertThat(Mutator.duplicate(CLEAN, 100, 1)).hasSize(2 * CLEAN.size());
        assertThat(Mutator.duplicate(CLEAN, 0, 1)).isEqualTo(CLEAN);
    }

    @Test
    void aCutFrameKeepsItsLengthOnTheWire() {
        assertThat(Mutator.snap(CLEAN, 62)).allSatisfy(frame -> {
            assertThat(frame.bytes().length).isLessThanOrEqualTo(62);
            assertThat(frame.originalLength()).isGreaterThanOrEqualTo(60);
        });
    }

    @Test
    void oneDirectionAndMidStreamLeaveOut() {
        assertThat(Mutator.oneDirection(CLEAN, Ip4.of("10.65.0.10"))).hasSizeBetween(300, 450);
        assertThat(Mutator.midStream(CLEAN)).hasSize(CLEAN.size() - 6);
    }

    @Test
    void theLossIsTheOneAskedForAndRepeats() {
        List<Frame> many = polling(10, 20_000);
        assertThat(Lossy.drop(many, 5, 1)).hasSizeBetween(18_800, 19_200).isEqualTo(Lossy.drop(many, 5, 1));
        assertThat(Lossy.drop(many, 0, 1)).isEqualTo(many);
        assertThat(Lossy.drop(many, 100, 1)).isEmpty();
    }

    private List<String> functions(List<Frame> frames) {
        return Tshark.decode(
                frames, directory, "-Y", "modbus", "-T", "fields", "-e", "mbtcp.trans_id", "-e", "modbus.func_code");
    }

    /** All data of each direction of each connection, in order. */
    private Map<String, String> payloads(List<Frame> frames) {
        Map<String, String> payloads = new TreeMap<>();
        for (String line : Tshark.decode(
                frames,
                directory,
                "-Y",
                "tcp.len>0",
                "-T",
                "fields",
                "-e",
                "ip.src",
                "-e",
                "ip.dst",
                "-e",
                "tcp.payload")) {
            int data = line.lastIndexOf('\t');
            payloads.merge(line.substring(0, data), line.substring(data + 1), String::concat);
        }
        return payloads;
    }

    private static List<Frame> polling(int plcs, int frames) {
        List<Frame> list = new ArrayList<>();
        new ModbusPolling(plcs, frames, 1).forEachRemaining(list::add);
        return list;
    }
}

package io.otus.simulator.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoPlantTest {
    /** Who asks whom for what: a filter, then fields. */
    private static final String[] REQUESTS = {
        "(modbus || s7comm || dnp3 || bacapp || dns || arp || dhcp || lldp)",
        "ip.src",
        "ip.dst",
        "modbus.func_code",
        "mbtcp.unit_id",
        "modbus.reference_num",
        "modbus.word_cnt",
        "modbus.bit_cnt",
        "s7comm.header.rosctr",
        "s7comm.param.func",
        "s7comm.param.item.address",
        "s7comm.data.userdata.szl_id",
        "dnp3.al.func",
        "dnp3.al.obj",
        "dnp3.al.index",
        "bacapp.confirmed_service",
        "bacapp.instance_number",
        "dns.qry.name",
        "arp.src.proto_ipv4",
        "arp.dst.proto_ipv4",
        "dhcp.option.hostname",
        "lldp.chassis.id.mac"
    };

    /** What is written where: a filter, then fields. */
    private static final String[] WRITTEN_VALUES = {
        "(modbus.func_code==5 || modbus.func_code==6 || s7comm.param.func==5 || bacapp.confirmed_service==15)",
        "ip.src",
        "modbus.reference_num",
        "modbus.data",
        "modbus.regval_uint16",
        "s7comm.resp.data",
        "bacapp.present_value.real"
    };

    private static final DemoPlant PLANT = DemoPlant.simulate(1);

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(DemoPlant.simulate(1))).isEqualTo(sha256(PLANT));
    }

    @Test
    void anotherSeedGivesOtherBytes() throws IOException, NoSuchAlgorithmException {
        assertThat(sha256(DemoPlant.simulate(2))).isNotEqualTo(sha256(PLANT));
    }

    @Test
    void framesAreInTheOrderOfTheirTimes() {
        List<Frame> frames = PLANT.frames();
        assertThat(frames).hasSizeBetween(20_000, 60_000);
        assertThat(IntStream.range(1, frames.size())
                        .allMatch(
                                i -> frames.get(i - 1).nanos() <= frames.get(i).nanos()))
                .isTrue();
    }

    @Test
    void learningIsAStretchOfNormalOperationAndScenesComeAfterIt() {
        assertThat(PLANT.learnUntil()).isAfter(PLANT.frames().getFirst().time().plusSeconds(20 * 60));
        assertThat(PLANT.frames().getLast().time()).isAfter(PLANT.learnUntil().plusSeconds(10 * 60));
        assertThat(PLANT.scenes())
                .isNotEmpty()
                .allSatisfy(scene -> assertThat(scene.start()).isAfter(PLANT.learnUntil()));
    }

    @Test
    void aScenePointsAtItsOwnFrames() {
        assertThat(PLANT.scenes()).allSatisfy(scene -> {
            Frame first = PLANT.frames().get(scene.firstFrame() - 1);
            Frame last = PLANT.frames().get(scene.lastFrame() - 1);
            assertThat(first.time()).isEqualTo(scene.start());
            assertThat(last.time()).isEqualTo(scene.end());
            assertThat(scene.frames()).isSorted().startsWith(scene.firstFrame()).endsWith(scene.lastFrame());
        });
        assertThat(PLANT.scenes().stream().map(Scene::name)).doesNotHaveDuplicates();
    }

    @Test
    void theIntruderSendsNothingWhileTheSensorLearns() {
        byte[] mac = HexFormat.of().parseHex("00e04c680abb");
        assertThat(PLANT.frames().stream().filter(frame -> frame.time().isBefore(PLANT.learnUntil())))
                .noneMatch(frame -> Arrays.equals(frame.bytes(), 6, 12, mac, 0, 6));
    }

    @Test
    void anIndependentDecoderFindsNothingWrong(@TempDir Path directory) {
        Tshark.required();
        Tshark.assertClean(PLANT.frames(), directory);
    }

    @Test
    void everyDeviceSpeaksWhileTheSensorLearns() {
        Set<String> senders = PLANT.frames().stream()
                .filter(frame -> frame.time().isBefore(PLANT.learnUntil()))
                .map(frame -> HexFormat.ofDelimiter(":").formatHex(frame.bytes(), 6, 12))
                .collect(Collectors.toSet());
        assertThat(senders)
                .containsExactlyInAnyOrderElementsOf(PLANT.devices().stream()
                        .map(device -> device.host().mac().toString())
                        .toList());
    }

    @Test
    void afterTheTimeToLearnNormalOperationBringsNothingNew(@TempDir Path directory) {
        Tshark.required();
        Set<Integer> ofScenes = PLANT.scenes().stream()
                .flatMap(scene -> scene.frames().stream())
                .collect(Collectors.toSet());
        List<Frame> normal = IntStream.rangeClosed(1, PLANT.frames().size())
                .filter(number -> !ofScenes.contains(number))
                .mapToObj(number -> PLANT.frames().get(number - 1))
                .toList();
        String learning = "frame.time_epoch < " + PLANT.learnUntil().getEpochSecond();
        for (String[] aspect : List.of(REQUESTS, WRITTEN_VALUES)) {
            Set<String> learned = seen(normal, directory, aspect, "(" + learning + ")");
            Set<String> afterwards = seen(normal, directory, aspect, "!(" + learning + ")");
            afterwards.removeAll(learned);
            assertThat(learned).hasSizeGreaterThan(10);
            assertThat(afterwards).isEmpty();
        }
    }

    private static Set<String> seen(List<Frame> frames, Path directory, String[] aspect, String when) {
        List<String> arguments = new ArrayList<>(List.of("-Y", when + " && " + aspect[0], "-T", "fields"));
        for (int i = 1; i < aspect.length; i++) {
            arguments.addAll(List.of("-e", aspect[i]));
        }
        return new HashSet<>(Tshark.decode(frames, directory, arguments.toArray(String[]::new)));
    }

    private static String sha256(DemoPlant plant) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = new DigestOutputStream(new ByteArrayOutputStream(), digest)) {
            plant.writeTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

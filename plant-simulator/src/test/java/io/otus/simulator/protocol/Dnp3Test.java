package io.otus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.Frame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Dnp3Test {
    private static final long MILLIS = 1_772_431_200_000L;

    @Test
    void theCrcHasItsCheckValue() {
        assertThat(Dnp3.crc("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xEA82);
    }

    @Test
    void aLinkFrameIsHeaderCrcAndBlocksOfSixteen() {
        assertThat(Talk.hex(Dnp3.linkFrame(0xC0, 1, 1024, new byte[0]))).isEqualTo("056405c001000004e921");
        assertThat(Dnp3.linkFrame(0xC4, 1, 2, new byte[17])).hasSize(10 + 16 + 2 + 1 + 2);
    }

    @Test
    void objectsHaveTheirHeadersAndValues() {
        assertThat(Talk.hex(Dnp3Objects.classes(1, 2, 3, 0))).isEqualTo("3c02063c03063c04063c0106");
        assertThat(Talk.hex(new Dnp3Objects().analogInputs(3, -2).toByteArray()))
                .isEqualTo("1e0100030301feffffff");
        assertThat(Talk.hex(new Dnp3Objects()
                        .relayOutput(9, Dnp3Objects.LATCH_ON, 100, 0, 0)
                        .toByteArray()))
                .isEqualTo("0c01280100090003016400000000000000" + "00");
        assertThat(Talk.hex(new Dnp3Objects().internalIndication(7, false).toByteArray()))
                .isEqualTo("500100070700");
    }

    @Test
    void aLongFragmentIsCutIntoSegments() {
        assertThat(Dnp3.frames(true, 1, 2, 63, new byte[500])).hasSize(3);
    }

    @Test
    void anIndependentDecoderReadsEveryMessage(@TempDir Path directory) {
        Tshark.required();
        List<Frame> frames = conversation();
        Tshark.assertClean(frames, directory);
        assertThat(Tshark.decode(frames, directory, "-Y", "dnp3.hdr.CRC.incorrect || dnp3.data_chunk.CRC.incorrect"))
                .isEmpty();
        assertThat(Tshark.decode(frames, directory, "-Y", "dnp3.al.func", "-T", "fields", "-e", "dnp3.al.func"))
                .containsExactly(
                        "1", "129", "0", "3", "129", "4", "129", "13", "129", "21", "129", "20", "129", "2", "129", "2",
                        "129", "130", "0", "1", "129");
        String all = String.join("\n", Tshark.decode(frames, directory, "-V"));
        assertThat(all).contains("Latch On", "Value: 4711", "Cold Restart", "Device Restart", "Maker");
    }

    private static List<Frame> conversation() {
        Talk talk = new Talk(Dnp3.PORT).open();
        byte[] everything = new Dnp3Objects()
                .binaryInputs(0, true, false)
                .binaryOutputs(0, true)
                .counters(0, 77)
                .analogInputs(0, 4711, -5)
                .analogInputs(2, 1.5f)
                .analogOutputs(0, 12)
                .binaryEvent(1, true, MILLIS)
                .analogEvent(0, 4712, MILLIS)
                .toByteArray();
        byte[] relay = new Dnp3Objects()
                .relayOutput(2, Dnp3Objects.LATCH_ON, 100, 100, 0)
                .toByteArray();
        master(talk, Dnp3.request(1, Dnp3.READ, Dnp3Objects.classes(1, 2, 3, 0)));
        outstation(talk, Dnp3.response(1, true, Dnp3.DEVICE_RESTART, everything));
        master(talk, Dnp3.request(1, Dnp3.CONFIRM, Dnp3Objects.none()));
        turn(talk, Dnp3.request(2, Dnp3.SELECT, relay), relay);
        turn(talk, Dnp3.request(2, Dnp3.OPERATE, relay), relay);
        turn(
                talk,
                Dnp3.request(2, Dnp3.COLD_RESTART, Dnp3Objects.none()),
                new Dnp3Objects().delaySeconds(30).toByteArray());
        turn(talk, Dnp3.request(2, Dnp3.DISABLE_UNSOLICITED, Dnp3Objects.classes(1, 2, 3)), Dnp3Objects.none());
        turn(talk, Dnp3.request(2, Dnp3.ENABLE_UNSOLICITED, Dnp3Objects.classes(1, 2, 3)), Dnp3Objects.none());
        turn(talk, Dnp3.request(2, Dnp3.WRITE, new Dnp3Objects().time(MILLIS).toByteArray()), Dnp3Objects.none());
        byte[] clear = new Dnp3Objects().internalIndication(7, false).toByteArray();
        turn(talk, Dnp3.request(2, Dnp3.WRITE, clear), Dnp3Objects.none());
        outstation(
                talk,
                Dnp3.unsolicited(
                        5, 0, new Dnp3Objects().binaryEvent(1, false, MILLIS).toByteArray()));
        master(talk, Dnp3.confirmUnsolicited(5));
        byte[] attributes = new Dnp3Objects().range(0, 254, 0, 0).toByteArray();
        turn(
                talk,
                Dnp3.request(2, Dnp3.READ, attributes),
                new Dnp3Objects()
                        .attribute(252, "Maker")
                        .attribute(250, "Product")
                        .toByteArray());
        return talk.frames();
    }

    private static void turn(Talk talk, byte[] request, byte[] objects) {
        master(talk, request);
        outstation(talk, Dnp3.response(2, false, 0, objects));
    }

    private static void master(Talk talk, byte[] fragment) {
        Dnp3.frames(true, 10, 1, 3, fragment).forEach(talk::client);
    }

    private static void outstation(Talk talk, byte[] fragment) {
        Dnp3.frames(false, 1, 10, 3, fragment).forEach(talk::server);
    }
}

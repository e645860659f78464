package io.otus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.protocol.S7.Item;
import io.otus.simulator.wire.Frame;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S7Test {
    private static final String DB = "_0A00001P";

    @Test
    void connectionRequestFollowsX224AndRfc1006() {
        assertThat(Talk.hex(Cotp.connectionRequest(1, 0x0100, 0x0102)))
                .isEqualTo("0300001611e00000000100c0010ac1020100c2020102");
        assertThat(Talk.hex(Cotp.data(new byte[] {0x32}))).isEqualTo("0300000802f08032");
    }

    @Test
    void stopAndSetupHaveTheirKnownBytes() {
        assertThat(Talk.hex(S7.setup(0, 480))).isEqualTo("32010000000000080000f0000001000101e0");
        assertThat(Talk.hex(S7.stop(1))).isEqualTo("32010000000100100000290000000000" + "09505f50524f4752414d");
        assertThat(Talk.hex(S7.start(1, false)))
                .isEqualTo("3201000000010014000028000000000000fd0000" + "09505f50524f4752414d");
    }

    @Test
    void anIndependentDecoderReadsEveryMessage(@TempDir Path directory) {
        Tshark.required();
        List<Frame> frames = conversation();
        Tshark.assertClean(frames, directory);
        assertThat(Tshark.decode(
                        frames, directory, "-Y", "s7comm.header.rosctr==1", "-T", "fields", "-e", "s7comm.param.func"))
                .containsExactly(
                        "0xf0", "0x04", "0x05", "0x29", "0x28", "0x28", "0x1d", "0x1e", "0x1f", "0x1a", "0x1b", "0x1c",
                        "0x28");
        assertThat(Tshark.decode(
                        frames,
                        directory,
                        "-Y",
                        "s7comm.header.rosctr==7",
                        "-T",
                        "fields",
                        "-e",
                        "s7comm.data.userdata.szl_id"))
                .containsExactly("0x0011", "0x0011", "0x001c", "0x001c", "", "");
        assertThat(String.join("\n", Tshark.decode(frames, directory, "-V", "-Y", "s7comm.header.rosctr==7")))
                .contains("6ES7 315-2EH14-0AB0", "S C-X4U421302009", "station_1");
    }

    @Test
    void aJobMayComeInSeveralUnitsAndAConnectionMayEnd(@TempDir Path directory) {
        Tshark.required();
        byte[] job = S7.read(2, List.of(Item.bytes(1, 0, 3)));
        Talk talk = new Talk(Cotp.PORT)
                .open()
                .client(Cotp.data(Arrays.copyOf(job, 8), false))
                .client(Cotp.data(Arrays.copyOfRange(job, 8, job.length)))
                .server(Cotp.data(S7.readRefused(2, S7.ADDRESS_OUT_OF_RANGE)))
                .client(Cotp.disconnectRequest(7, 1, 0));
        Tshark.assertClean(talk.frames(), directory);
        assertThat(Tshark.decode(
                        talk.frames(),
                        directory,
                        "-Y",
                        "cotp",
                        "-T",
                        "fields",
                        "-e",
                        "cotp.type",
                        "-e",
                        "cotp.eot",
                        "-e",
                        "s7comm.param.func"))
                .containsExactly("0x0f\tFalse\t", "0x0f\tTrue\t0x04", "0x0f\tTrue\t0x04", "0x08\t\t");
    }

    private static List<Frame> conversation() {
        Talk talk = new Talk(Cotp.PORT).open();
        talk.client(Cotp.connectionRequest(1, 0x0100, 0x0102)).server(Cotp.connectionConfirm(1, 7, 0x0100, 0x0102));
        List<Item> items = List.of(Item.bytes(1, 0, 3), Item.bit(1, 4, 2), new Item(S7.FLAGS, 0, 10, -1, 2));
        List<byte[]> values = List.of(new byte[] {1, 2, 3}, new byte[] {1}, new byte[] {9, 9});
        turn(talk, S7.setup(1, 480), S7.setupAnswer(1, 480));
        turn(talk, S7.read(2, items), S7.readAnswer(2, items, values));
        turn(talk, S7.write(3, items, values), S7.writeAnswer(3, 0xFF, 0xFF, S7.ADDRESS_OUT_OF_RANGE));
        turn(talk, S7.stop(4), S7.stopAnswer(4));
        turn(talk, S7.start(5, false), S7.piServiceAnswer(5));
        turn(talk, S7.start(6, true), S7.piServiceAnswer(6));
        turn(talk, S7.startUpload(7, DB), S7.startUploadAnswer(7, 1, 4));
        turn(talk, S7.upload(8, 1), S7.uploadAnswer(8, new byte[] {0x70, 0x70, 1, 1}, false));
        turn(talk, S7.endUpload(9, 1), S7.endUploadAnswer(9));
        turn(talk, S7.requestDownload(10, DB, 4, 2), S7.requestDownloadAnswer(10));
        talk.server(Cotp.data(S7.downloadBlock(11, DB)));
        talk.client(Cotp.data(S7.downloadBlockAnswer(11, new byte[] {0x70, 0x70, 1, 1}, false)));
        talk.server(Cotp.data(S7.downloadEnded(12, DB)));
        talk.client(Cotp.data(S7.downloadEndedAnswer(12)));
        turn(talk, S7.insertBlock(13, DB), S7.piServiceAnswer(13));
        turn(
                talk,
                S7UserData.readSzl(14, S7UserData.MODULE_IDENTIFICATION, 0),
                S7UserData.szl(
                        14,
                        1,
                        S7UserData.MODULE_IDENTIFICATION,
                        0,
                        S7UserData.moduleIdentification("6ES7 315-2EH14-0AB0", 4, 3, 2, 8)));
        turn(
                talk,
                S7UserData.readSzl(15, S7UserData.COMPONENT_IDENTIFICATION, 0),
                S7UserData.szl(
                        15,
                        2,
                        S7UserData.COMPONENT_IDENTIFICATION,
                        0,
                        S7UserData.componentIdentification(
                                new TreeMap<>(Map.of(1, "station_1", 5, "S C-X4U421302009")))));
        turn(talk, S7UserData.setClock(16, LocalDateTime.of(2026, 3, 2, 6, 7, 8)), S7UserData.setClockAnswer(16, 3));
        return talk.frames();
    }

    private static void turn(Talk talk, byte[] question, byte[] answer) {
        talk.client(Cotp.data(question)).server(Cotp.data(answer));
    }
}

package io.otus.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.protocol.Bacnet.Property;
import io.otus.simulator.wire.Frame;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected APDUs are the examples of ANSI/ASHRAE 135 annex F, apart from the APDU size that we accept. */
class BacnetTest {
    private static final int AV_1 = Bacnet.object(Bacnet.ANALOG_VALUE, 1);

    @Test
    void readPropertyIsTheExampleOfAnnexF() {
        int input = Bacnet.object(Bacnet.ANALOG_INPUT, 5);
        assertThat(Talk.hex(Bacnet.readProperty(1, input, Bacnet.PRESENT_VALUE)))
                .isEqualTo("810a0011" + "0104" + "0005010c0c000000051955");
        assertThat(Talk.hex(Bacnet.readPropertyAck(1, input, Bacnet.PRESENT_VALUE, BacnetValue.real(72.3f))))
                .endsWith("30010c0c0000000519553e444290999a3f");
    }

    @Test
    void writePropertyIsTheExampleOfAnnexF() {
        assertThat(Talk.hex(Bacnet.writeProperty(0x59, AV_1, Bacnet.PRESENT_VALUE, BacnetValue.real(180), 16)))
                .endsWith("590f0c0080000119553e44433400003f" + "4910");
    }

    @Test
    void deviceManagementIsTheExampleOfAnnexF() {
        assertThat(Talk.hex(Bacnet.reinitializeDevice(2, Bacnet.WARM_START, "AbCdEfGh")))
                .endsWith("02140901" + "1d09004162436445664768");
        assertThat(Talk.hex(Bacnet.deviceCommunicationControl(5, 5, 1, "#egbdf!")))
                .endsWith("051109051901" + "2d080023656762646621");
        assertThat(Talk.hex(Bacnet.timeSynchronization(LocalDateTime.of(1992, 11, 17, 22, 45, 30))))
                .isEqualTo("810b0016" + "0120ffff00ff" + "1006a45c0b1102b4162d1e00");
    }

    @Test
    void discoveryIsBroadcastToAllNetworks() {
        assertThat(Talk.hex(Bacnet.whoIs())).isEqualTo("810b000c0120ffff00ff1008");
        assertThat(Talk.hex(Bacnet.whoIs(3, 3000))).endsWith("10080903" + "1a0bb8");
        assertThat(Talk.hex(Bacnet.iAm(3, 99))).endsWith("1000c402000003" + "2205c4" + "9103" + "2163");
    }

    @Test
    void anIndependentDecoderReadsEveryMessage(@TempDir Path directory) {
        Tshark.required();
        List<Frame> frames = conversation();
        Tshark.assertClean(frames, directory);
        assertThat(Tshark.decode(
                        frames,
                        directory,
                        "-Y",
                        "bacapp.confirmed_service && bacapp.type==0",
                        "-T",
                        "fields",
                        "-e",
                        "bacapp.confirmed_service"))
                .containsExactly("12", "14", "15", "5", "20", "17", "12", "12", "12");
        assertThat(Tshark.decode(
                        frames,
                        directory,
                        "-Y",
                        "bacapp.unconfirmed_service",
                        "-T",
                        "fields",
                        "-e",
                        "bacapp.unconfirmed_service"))
                .containsExactly("8", "0", "8", "2", "6", "6");
        String all = String.join("\n", Tshark.decode(frames, directory, "-V"));
        assertThat(all).contains("Delta Controls", "present-value", "21.5", "coldstart", "unknown-object");
    }

    private static List<Frame> conversation() {
        int device = Bacnet.object(Bacnet.DEVICE, 3);
        List<Property> names = List.of(
                new Property(121, BacnetValue.text("Delta Controls")), new Property(70, BacnetValue.text("DSC-1616")));
        List<Property> change = List.of(
                new Property(Bacnet.PRESENT_VALUE, BacnetValue.real(21.5f)),
                new Property(Bacnet.STATUS_FLAGS, BacnetValue.bits(4, 0)));
        LocalDateTime time = LocalDateTime.of(2026, 3, 2, 6, 0);
        return new Talk(0)
                .datagram(Bacnet.PORT, Bacnet.whoIs(), Bacnet.iAm(3, 8))
                .datagram(
                        Bacnet.PORT,
                        Bacnet.readProperty(1, AV_1, 85),
                        Bacnet.readPropertyAck(1, AV_1, 85, BacnetValue.real(21.5f)))
                .datagram(
                        Bacnet.PORT,
                        Bacnet.readPropertyMultiple(2, device, 121, 70),
                        Bacnet.readPropertyMultipleAck(2, device, names))
                .datagram(
                        Bacnet.PORT,
                        Bacnet.writeProperty(3, AV_1, 85, BacnetValue.nothing(), 8),
                        Bacnet.simpleAck(3, 15))
                .datagram(Bacnet.PORT, Bacnet.subscribeCov(4, 1, AV_1, 300), Bacnet.simpleAck(4, 5))
                .datagram(Bacnet.PORT, Bacnet.whoIs(0, 100), Bacnet.covNotification(1, 3, AV_1, 299, change))
                .datagram(Bacnet.PORT, Bacnet.reinitializeDevice(5, Bacnet.COLD_START, null), Bacnet.simpleAck(5, 20))
                .datagram(Bacnet.PORT, Bacnet.deviceCommunicationControl(6, 5, 1, "secret"), Bacnet.simpleAck(6, 17))
                .datagram(Bacnet.PORT, Bacnet.readProperty(7, AV_1, 85), Bacnet.error(7, 12, 1, 31))
                .datagram(Bacnet.PORT, Bacnet.readProperty(8, AV_1, 85), Bacnet.reject(8, 9))
                .datagram(Bacnet.PORT, Bacnet.readProperty(9, AV_1, 85), Bacnet.abort(9, 4))
                .datagram(Bacnet.PORT, Bacnet.timeSynchronization(time), Bacnet.timeSynchronization(time))
                .frames();
    }
}

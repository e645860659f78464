package io.otus.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.simulator.Tshark;
import io.otus.simulator.wire.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An independent decoder finds nothing wrong in a tour, and in it the protocol. */
class TourTest {
    /**
     * What tshark 4.4 calls malformed and the standard does not: link frames that test or say what is not supported,
     * which it reads user data in (IEEE 1815-2012 §9.2.4); analog output events (group 43), behind which it goes on at
     * the wrong place; an authentication error (120.7); device attributes that are octets or a list (Annex A, group 0).
     */
    private static final String DNP3_READ_OTHERWISE =
            "dnp3.ctl.prifunc == 2 || dnp3.ctl.secfunc == 1 || dnp3.ctl.secfunc == 15 || dnp3.al.obj == 0x2b01"
                    + " || dnp3.al.obj == 0x7807 || dnp3.al.obj == 0x00c8";

    /**
     * Security of BACnet (135-2012 clause 24): tshark 4.4 finds no end of a security payload and no beginning of a
     * secured BVLL. RequestKey, a service of before: it reads the addresses as objects.
     */
    private static final String BACNET_READ_OTHERWISE =
            "bacnet.mesgtyp == 0x0b || bvlc.function == 0x0c || bacapp.confirmed_service == 25";

    /** Local PCCC, which has nobody who asks in front: tshark 4.4 reads it as Execute PCCC. */
    private static final String CIP_READ_OTHERWISE = "cippccc && cip.sc == 0x4d";

    /** Rings of a station with several interfaces: of PDInterfaceMrpDataReal tshark 4.4 knows version 1.0 only. */
    private static final String PROFINET_READ_OTHERWISE = "pn_io.block_type == 0x0212";

    /**
     * Event actions without the request that is due: tshark 4.4 does not know that part (ISO 9506-2, DefineEventAction,
     * mandatory).
     */
    private static final String MMS_READ_OTHERWISE =
            "mms.confirmedServiceRequest == 53 || mms.confirmedServiceResponse == 55";

    /**
     * FINS: tshark 4.4 knows STOP without a program number and files without the directory that W342 §5-3 lets follow.
     */
    private static final String FINS_READ_OTHERWISE =
            "omron.command == 0x0402 || (omron.command >= 0x2201 && omron.command <= 0x220c)";

    /**
     * Configuration 3 in parts: tshark 4.4 takes each part for a whole one (IEEE C37.118.2 §6.4.2, CONT_IDX), and gives
     * up before it names its type.
     */
    private static final String SYNCHROPHASORS_READ_OTHERWISE = "frame contains aa:52";

    static Stream<Arguments> tours() {
        return Stream.of(
                Arguments.of("ams", AdsTour.frames(), ""),
                Arguments.of("ecat", EthercatTour.frames(), ""),
                Arguments.of("kip", KnxTour.frames(), ""),
                Arguments.of("mbtcp", ModbusTour.frames(), ""),
                Arguments.of("dnp3", Dnp3Tour.frames(), DNP3_READ_OTHERWISE),
                Arguments.of("s7comm", S7Tour.frames(), ""),
                Arguments.of("cotp", S7plusTour.frames(), ""),
                Arguments.of("bvlc", BacnetTour.frames(), BACNET_READ_OTHERWISE),
                Arguments.of("dcerpc || pn_rt || pn_mrp", PnioTour.frames(), PROFINET_READ_OTHERWISE),
                Arguments.of("iec60870_104", Iec104Tour.frames(), ""),
                Arguments.of("goose || sv", GooseTour.frames(), ""),
                Arguments.of("enip || cipio", EnipTour.frames(), CIP_READ_OTHERWISE),
                Arguments.of("omron", FinsTour.frames(), FINS_READ_OTHERWISE),
                Arguments.of("opcua", OpcuaTour.frames(), ""),
                Arguments.of("synphasor", SynchrophasorTour.frames(), SYNCHROPHASORS_READ_OTHERWISE),
                Arguments.of("hart_ip", HartIpTour.frames(), ""),
                Arguments.of("mms || cotp", MmsTour.frames(), MMS_READ_OTHERWISE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tours")
    void anIndependentDecoderFindsNothingWrong(
            String protocol, List<Frame> frames, String readOtherwise, @TempDir Path directory) {
        Tshark.required();
        Tshark.assertClean(frames, readOtherwise, directory);
        assertThat(Tshark.decode(frames, directory, "-Y", protocol).size()).isGreaterThan(40);
    }
}

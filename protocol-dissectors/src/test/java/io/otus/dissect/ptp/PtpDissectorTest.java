package io.otus.dissect.ptp;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Service;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PtpDissectorTest extends DissectorContract {
    /** With the sequence number and the offset to UTC. */
    private static final String ANNOUNCE = "0B020040000000040000000000000000" + "00000000001B1BFFFE010203"
            + "0001%04X0001" + "00000000000000000000" + "%04X008006214E5D80001B1BFFFE010203000020";

    /** With the type, the first octet of the flags, and the seconds of the time. */
    private static final String TIME =
            "%02X02002C0000%02X00000000000000000000000000001B1BFFFE0102030001000700" + "00%012X1DCD6500";

    /** In seconds since 1970. */
    private static final long TIME_OF_DAY = 1_780_000_000;

    private static final String OTHER_DOMAIN = ANNOUNCE.replace("0B02004000", "0B02004005");

    @Override
    protected DissectorProvider provider() {
        return new PtpProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.LINK;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.MANAGEMENT);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a clock says that it is the grandmaster, IEEE 1588-2019 section 13.5")
                        .someone(
                                "0B02004000000000000000000000000000000000001B1BFFFE0102030001000100000000000000000000000000"
                                        + "25008006214E5D80001B1BFFFE010203000020")
                        .sees(
                                claim(Attribute.SERVICE, "ptp_grandmaster"),
                                new Seen.Session(true, "001b1bfffe010203/0", new SessionFact.UtcOffset(37, false)),
                                claim(Attribute.INSTANCE, "001b1bfffe010203"),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("two announcements with one sequence number, section 7.3.7")
                        .someone(ANNOUNCE.formatted(7, 37))
                        .someone(ANNOUNCE.formatted(7, 37))
                        .someone(ANNOUNCE.formatted(7, -1 & 0xFFFF))
                        .sees(
                                new Seen.Session(true, "001b1bfffe010203/0", new SessionFact.UtcOffset(37, true)),
                                new Seen.Session(true, "001b1bfffe010203/0", new SessionFact.UtcOffset(-1, true)),
                                new Seen.Malformed(PtpAnomaly.SEQUENCE, 30)),
                row("a device that announces two domains changes nothing by that")
                        .someone(ANNOUNCE.formatted(7, 37))
                        .someone(OTHER_DOMAIN.formatted(7, 36))
                        .someone(ANNOUNCE.formatted(8, 37))
                        .someone(OTHER_DOMAIN.formatted(8, 36))
                        .someone(ANNOUNCE.formatted(8, 36))
                        .sees(
                                new Seen.Session(true, "001b1bfffe010203/0", new SessionFact.UtcOffset(37, true)),
                                new Seen.Session(true, "001b1bfffe010203/5", new SessionFact.UtcOffset(36, true)),
                                new Seen.Session(true, "001b1bfffe010203/0", new SessionFact.UtcOffset(36, true)),
                                new Seen.Malformed(PtpAnomaly.SEQUENCE, 30)),
                row("any message tells the clock that sends it, with padding behind it")
                        .someone(
                                "0002002C00000000000000000000000000000000001B1BFFFE0102030001000100000000000000000000000000"
                                        + "00")
                        .sees(
                                new Seen.Session(true, "", SessionSeen.CLOCK, "0"),
                                claim(Attribute.INSTANCE, "001b1bfffe010203"),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("a follow-up tells the time, and at once where that leaps, sections 11.4 and 13.7")
                        .someone(TIME.formatted(8, 0, TIME_OF_DAY))
                        .someone(TIME.formatted(8, 0, TIME_OF_DAY + 1))
                        .someone(TIME.formatted(8, 0, TIME_OF_DAY + 1_800))
                        .sees(
                                new Seen.Session(true, "0", new SessionFact.TimeTold(TIME_OF_DAY * 1_000 + 500)),
                                new Seen.Session(true, "0", new SessionFact.TimeTold(TIME_OF_DAY * 1_000 + 1_800_500))),
                row("a sync tells the time where nothing follows it")
                        .someone(TIME.formatted(0, 0, TIME_OF_DAY))
                        .sees(
                                new Seen.Session(true, "0", new SessionFact.TimeTold(TIME_OF_DAY * 1_000 + 500)),
                                new Seen.Session(true, "", SessionSeen.CLOCK, "0")),
                row("a sync that is followed up tells none")
                        .someone(TIME.formatted(0, 2, TIME_OF_DAY))
                        .sees(new Seen.Session(true, "", SessionSeen.CLOCK, "0")),
                row("a clock that counts since it was switched on tells none")
                        .someone(TIME.formatted(8, 0, 86_400L))
                        .sees(claim(Attribute.INSTANCE, "001b1bfffe010203"), claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("a clock describes itself, section 15.5.3.1.2")
                        .someone(
                                "0D02009100000000000000000000000000000000001B1BFFFE010203000100010000FFFFFFFFFFFFFFFFFFFF01"
                                        + "0102000001005D000180000A49454545203830322E330006001B1B010203000100040A010109001B1B001A4D65"
                                        + "696E626572673B4C414E54494D45204D3330303B303330310A76322E313B362E31383B0D636C6F636B313B7261"
                                        + "636B2034000000000000")
                        .sees(
                                new Seen.Claim(true, "", Attribute.VENDOR, "Meinberg", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.MODEL, "LANTIME M300", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.SERIAL, "0301", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.HARDWARE, "v2.1", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.FIRMWARE, "6.18", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.NAME, "clock1", Trust.DEVICE),
                                new Seen.Claim(true, "", Attribute.LOCATION, "rack 4", Trust.DEVICE),
                                claim(Attribute.INSTANCE, "001b1bfffe010203"),
                                claim(Attribute.MAC, "00:1b:1b:01:02:03")),
                row("somebody sets the time, section 15.5.3.2.1")
                        .someone(
                                "0D02004000000000000000000000000000000000001B1BFFFE010203000100010000FFFFFFFFFFFFFFFFFFFF01"
                                        + "0101000001000C200F00000000000000000000")
                        .sees(new Seen.Request(Request.unconfirmed(
                                new Service(1, "management_set", Action.TIME_SET).keyed("1/time"), "", List.of()))),
                row("an announcement without its grandmaster")
                        .someone("0B02002800000000000000000000000000000000001B1BFFFE010203000100010000000000000000")
                        .sees(new Seen.Malformed(PtpAnomaly.LENGTH, 40)),
                row("a description that is shorter than its fields")
                        .someone(
                                "0D02004400000000000000000000000000000000001B1BFFFE010203000100010000FFFFFFFFFFFFFFFFFFFF01"
                                        + "0102000001005D000180000A49454545203830322E3300")
                        .sees(new Seen.Malformed(PtpAnomaly.TLV, 54)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("ptp")).containsAll(fieldsWritten());
    }
}

package io.otus.dissect.mms;

import static io.otus.dissect.mms.Ber.name;
import static io.otus.dissect.mms.Ber.request;
import static io.otus.dissect.mms.Ber.response;
import static io.otus.dissect.mms.Ber.text;
import static io.otus.dissect.mms.Ber.tlv;
import static io.otus.dissect.mms.Ber.user;
import static io.otus.dissect.mms.Ber.variables;
import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** TASE.2 above MMS; names, values and order are those of an association of two control centres in a capture. */
class Tase2Test extends DissectorContract {
    private static final Service READ = new Service(4, "read", Action.READ);
    private static final String VERSION = tlv("A2", "850207CC", "850108");
    private static final String AGREED = tlv(
            "61",
            MmsDissectorTest.MMS_CONTEXT,
            tlv("A4", "06022902"),
            tlv("A5", "020102"),
            user(MmsDissectorTest.INITIATE_RESPONSE));

    private static final String NEXT = read(name("KIRKLAND", "Next_DSTransfer_Set"));
    private static final String FIRST = response(tlv("A4", tlv("A1", text("8A", "TS1"))));
    private static final Seen NEXT_TOLD = MmsDissectorTest.answers(
            READ, Outcome.OK, PointRange.named("KIRKLAND/Next_DSTransfer_Set", ValueList.text("TS1")));

    /** What {@link #report} tells. */
    private static final Seen REPORTED = MmsDissectorTest.tells(
            PointRange.named("TP29", ValueList.unsigned(0)),
            PointRange.named("TP30", ValueList.unsigned(1)).with(Flaws.of(Flaw.INVALID)),
            PointRange.named("TP31", ValueList.unsigned(2)).with(Flaws.of(Flaw.FORCED)),
            PointRange.named("TP34", ValueList.reals(1.5)).with(Flaws.of(Flaw.OUTDATED)),
            PointRange.named("TP35", ValueList.reals(1.5)));

    /** Identifier, that names are told, one member, its name and its value. */
    private static final String BLOCK =
            text("8A", "rpt") + "8403060400" + "84020780" + text("8A", "LD0/Transfer_Set_Name") + "8301FF";

    @Override
    protected DissectorProvider provider() {
        return new MmsProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static Seen says(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    private static String transferSet(String... more) {
        String dataSet = tlv("A2", "860101", text("8A", "KIRKLAND"), text("8A", "EMS_ANALOG_ICCP_IN"));
        return tlv("A2", dataSet, "850100", "85011E", "850100", "850100", "850100", "84020380", String.join("", more));
    }

    private static String read(String... names) {
        return request(tlv("A4", tlv("A1", variables(names))));
    }

    private static String write(String variable, String data) {
        return request(tlv("A5", variables(name("KIRKLAND", variable)), tlv("A0", data)));
    }

    private static Seen writes(String name, String key, Action action, PointRange point) {
        return MmsDissectorTest.asks(new Service(5, name, action).keyed(key), point);
    }

    private static PointRange set(String value) {
        return PointRange.named("KIRKLAND/CITEC_TS0", ValueList.text(value));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("who answers by the reserved names is a control centre, and says its version and table")
                        .client(MmsDissectorTest.OPEN)
                        .server(Ber.accept(AGREED))
                        .client(read(
                                name("KIRKLAND", "Bilateral_Table_ID"),
                                text("80", "TASE2_Version"),
                                text("80", "Supported_Features")))
                        .server(response(tlv("A4", tlv("A1", text("8A", "1.0"), VERSION, "840304FB00"))))
                        .sees(
                                says(Attribute.SERVICE, "MMS domain KIRKLAND"),
                                says(Attribute.CAPABILITY, "tase2"),
                                says(Attribute.SERVICE, "OSI application 1.1.2 qualifier 2"),
                                says(Attribute.SERVICE, "TASE.2 bilateral table KIRKLAND/1.0"),
                                says(Attribute.SERVICE, "TASE.2 1996-8")),
                row("who refuses to tell says nothing of itself by it")
                        .client(read(text("80", "TASE2_Version")))
                        .server(response(tlv("A4", tlv("A1", "800103"))))
                        .sees(new Seen.Claim[0]),
                row("a transfer set whose status is set begins the reports, of the edition 1996-8")
                        .client(write("CITEC_TS0", transferSet("830100", "830100", "8301FF", "8301FF", "850100")))
                        .sees(writes(
                                "start_transfer",
                                "5/ts",
                                Action.SUBSCRIBE,
                                set("{{1,KIRKLAND,EMS_ANALOG_ICCP_IN},0,30,0,0,0,10000,0,0,1,1,0}"))),
                row("one whose status is not set ends them, of the edition 2000-8")
                        .client(write(
                                "CITEC_TS0", transferSet("830100", "830100", "8301FF", "830100", "830100", "850100")))
                        .sees(MmsDissectorTest.asks(
                                new Service(5, "stop_transfer", Action.SUBSCRIBE, Danger.BLIND, "5/ts/off"),
                                set("{{1,KIRKLAND,EMS_ANALOG_ICCP_IN},0,30,0,0,0,10000,0,0,1,0,0,0}"))),
                row("a structure of another form is a value that is written")
                        .client(write("SETPOINTS", transferSet("830100")))
                        .sees(MmsDissectorTest.asks(
                                new Service(5, "write", Action.WRITE),
                                PointRange.named(
                                        "KIRKLAND/SETPOINTS",
                                        ValueList.text("{{1,KIRKLAND,EMS_ANALOG_ICCP_IN},0,30,0,0,0,10000,0}")))),
                row("a report is of its points, with their flags (60870-6-802)")
                        .server(report())
                        .sees(REPORTED, says(Attribute.SERVICE, "MMS domain KIRKLAND")),
                row("what only looks like bits of a state is the value that it is")
                        .server(Ber.data(tlv(
                                "A3",
                                tlv(
                                        "A0",
                                        variables(text("80", "Transfer_Set_Name"), text("80", "N"), text("80", "T")),
                                        tlv("A0", text("8A", "TS1"), "8604 00A98AC7", text("8A", "00010000"))))))
                        .sees(MmsDissectorTest.tells(
                                PointRange.named("N", ValueList.unsigned(11_111_111)),
                                PointRange.named("T", ValueList.text("00010000")))),
                row("a report control block has its own header, whatever name is in it")
                        .server(Ber.data(tlv("A3", tlv("A0", tlv("A1", text("80", "RPT")), tlv("A0", BLOCK)))))
                        .sees(MmsDissectorTest.tells(PointRange.named("LD0/Transfer_Set_Name", ValueList.bit(true)))),
                row("in such an association a device is selected by a read")
                        .client(NEXT)
                        .server(FIRST)
                        .client(read(text("80", "BREAKER7_SBO")))
                        .sees(
                                MmsDissectorTest.asks(READ, PointRange.named("KIRKLAND/Next_DSTransfer_Set")),
                                NEXT_TOLD,
                                MmsDissectorTest.asks(Controls.SELECT, PointRange.named("BREAKER7_SBO"))),
                row("in another association it is a variable like others")
                        .client(read(text("80", "BREAKER7_SBO")))
                        .sees(MmsDissectorTest.asks(READ, PointRange.named("BREAKER7_SBO"))),
                row("in such an association a tag forbids control")
                        .client(NEXT)
                        .server(FIRST)
                        .client(write("BREAKER7_TAG", "850102"))
                        .sees(
                                MmsDissectorTest.asks(READ, PointRange.named("KIRKLAND/Next_DSTransfer_Set")),
                                NEXT_TOLD,
                                writes(
                                        "write_tag",
                                        "5/tag",
                                        Action.CONFIGURE,
                                        PointRange.named("KIRKLAND/BREAKER7_TAG", ValueList.signed(2)))),
                row("who names what is reserved, and is not answered, does not choose what his writes are")
                        .client(NEXT)
                        .client(report())
                        .client(write("BREAKER7_TAG", "850102"))
                        .sees(
                                MmsDissectorTest.asks(READ, PointRange.named("KIRKLAND/Next_DSTransfer_Set")),
                                REPORTED,
                                MmsDissectorTest.asks(
                                        new Service(5, "write", Action.WRITE),
                                        PointRange.named("KIRKLAND/BREAKER7_TAG", ValueList.signed(2)))));
    }

    /** Of two state points, one that a person entered, and an analogue value with flags, and one with a time. */
    private static String report() {
        String of = variables(
                name("KIRKLAND", "Transfer_Set_Name"),
                name("KIRKLAND", "DSConditions_Detected"),
                text("80", "TP29"),
                text("80", "TP30"),
                text("80", "TP31"),
                text("80", "TP34"),
                text("80", "TP35"));
        String transferSet = tlv("A2", "860101", text("8A", "KIRKLAND"), text("8A", "CITEC_TS1"));
        String held = tlv("A2", "8705083FC00000", "84020010");
        String timed = tlv("A2", "8705083FC00000", "84020000", "850442EA7C00");
        return Ber.data(tlv(
                "A3",
                tlv("A0", of, tlv("A0", transferSet, "84020320", "84020020", "84020070", "84020088", held, timed))));
    }
}

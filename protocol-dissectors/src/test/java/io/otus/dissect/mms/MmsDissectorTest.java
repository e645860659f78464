package io.otus.dissect.mms;

import static io.otus.dissect.mms.Ber.data;
import static io.otus.dissect.mms.Ber.name;
import static io.otus.dissect.mms.Ber.request;
import static io.otus.dissect.mms.Ber.response;
import static io.otus.dissect.mms.Ber.text;
import static io.otus.dissect.mms.Ber.tlv;
import static io.otus.dissect.mms.Ber.user;
import static io.otus.dissect.mms.Ber.variables;
import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Danger;
import io.otus.core.event.Element;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.event.Way;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;

class MmsDissectorTest extends DissectorContract {
    static final String MMS_SYNTAX = "060528CA220201";
    static final String MMS_CONTEXT = tlv("A1", "060528CA220203");
    static final String INITIATE_REQUEST =
            tlv("A8", "80027D00", "810105", "820105", "83010A", tlv("A4", "800101", "810305F100", "820304EE00"));
    static final String INITIATE_RESPONSE =
            tlv("A9", "80027D00", "810105", "820105", "83010A", tlv("A4", "800101", "810305F100", "820304EE00"));
    static final String OPEN = Ber.connect(MMS_SYNTAX, tlv("60", MMS_CONTEXT, user(INITIATE_REQUEST)));

    private static final String PASSWORD = text("80", "secret");
    private static final String WITH_PASSWORD = Ber.connect(
            MMS_SYNTAX,
            tlv(
                    "60",
                    MMS_CONTEXT,
                    tlv("A2", "06022A03"),
                    tlv("A3", "020107"),
                    tlv("A6", "06022A04"),
                    tlv("A7", "020108"),
                    "8B03520301",
                    tlv("AC", PASSWORD),
                    user(INITIATE_REQUEST)));

    private static final String POS = "CSWI1$CO$Pos$";
    /** ctlVal on, origin, number, time, test, check (IEC 61850-8-1 §20.2). */
    private static final String OPER =
            tlv("A2", "830101", tlv("A2", "850103", "890100"), "860101", "91080000000000000000", "830100", "84020600");

    private static final Service READ = new Service(4, "read", Action.READ);
    private static final Service WRITE = new Service(5, "write", Action.WRITE);

    @Override
    protected DissectorProvider provider() {
        return new MmsProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    static Seen asks(Service service, PointRange... points) {
        return new Seen.Request(Request.confirmed(5, service, "", List.of(points)));
    }

    static Seen answers(Service service, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(5, service, "", outcome, List.of(points)));
    }

    static Seen tells(PointRange... points) {
        return new Seen.Request(
                Request.notification(new Service(0, "information_report", Action.NOTIFY), "", List.of(points)));
    }

    private static PointRange point(String name) {
        return PointRange.named(name);
    }

    private static PointRange point(String name, ValueList value) {
        return PointRange.named(name, value);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                        associations(), readsAndWrites(), controls(), reports(), failures(), files(), identity(), odd())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> associations() {
        Service initiate = Operations.INITIATE;
        return Stream.of(
                row("9506-2 §8.2: initiate in an association that is opened, and tells who is the client")
                        .someone(OPEN)
                        .someone(Ber.accept(tlv("61", MMS_CONTEXT, "A203020100", user(INITIATE_RESPONSE))))
                        .sees(
                                new Seen.Direction(Direction.FROM_CLIENT),
                                new Seen.Request(Request.confirmed(1L << 40, initiate, "", List.of())),
                                new Seen.Session(true, "", "initiate", "application_context_name=1.0.9506.2.3"),
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Response(new Response(1L << 40, initiate, "", Outcome.OK, List.of()))),
                row("X.227 §7.1: titles of the application, and its password as a secret")
                        .client(WITH_PASSWORD)
                        .sees(
                                new Seen.Secret(WITH_PASSWORD.indexOf(PASSWORD) / 2, 8),
                                new Seen.Session(
                                        true,
                                        "",
                                        "initiate",
                                        "application_context_name=1.0.9506.2.3 called_ap_title=1.2.3"
                                                + " called_ae_qualifier=7 calling_ap_title=1.2.4"
                                                + " calling_ae_qualifier=8 mechanism_name=2.2.3.1")),
                row("9506-2 §8.2: initiate is refused with its reason")
                        .client(OPEN)
                        .server(Ber.accept(tlv("61", MMS_CONTEXT, "A203020101", user(tlv("AA", tlv("A0", "880107"))))))
                        .sees(
                                new Seen.Request(Request.confirmed(1L << 40, initiate, "", List.of())),
                                new Seen.Response(new Response(
                                        1L << 40,
                                        initiate,
                                        "",
                                        Outcome.error(0x807, "nesting-level-insufficient"),
                                        List.of()))),
                row("X.227 §7.2: release and its answer")
                        .client(OPEN)
                        .client(Ber.acse("09", tlv("62", "800100")))
                        .server(Ber.acse("0A", tlv("63", "800100")))
                        .sees(
                                new Seen.Session(true, "", "initiate", "application_context_name=1.0.9506.2.3"),
                                new Seen.Session(true, "", "release_request", "")),
                row("X.227 §7.3: an abort of the server")
                        .client(OPEN)
                        .server("1904" + "11010B" + "00")
                        .server("1903" + "11010B")
                        .sees(
                                new Seen.Session(true, "", "initiate", "application_context_name=1.0.9506.2.3"),
                                new Seen.Session(false, "", "abort", ""),
                                new Seen.Session(false, "", "abort", "")),
                row("9506-2 §8.3: conclude, both ways")
                        .client(OPEN)
                        .client(data("8B00"))
                        .server(data("8C00"))
                        .sees(
                                new Seen.Request(Request.confirmed(1L << 40, initiate, "", List.of())),
                                new Seen.Request(Request.confirmed(2L << 40, Operations.CONCLUDE, "", List.of())),
                                new Seen.Response(
                                        new Response(2L << 40, Operations.CONCLUDE, "", Outcome.OK, List.of()))),
                row("a PDU in the transport message itself, as devices that leave the layers out send it")
                        .someone(INITIATE_REQUEST)
                        .sees(new Seen.Direction(Direction.FROM_CLIENT)),
                row("X.226 §8.4.2: data in the only context, simply encoded")
                        .someone("01000100" + tlv("60", tlv("A0", "020105", "8200")))
                        .sees(asks(new Service(2, "identify", Action.IDENTIFY))));
    }

    private static Stream<Row> readsAndWrites() {
        String mx = "MMXU1$MX$A";
        return Stream.of(
                row("9506-2 §14.6: a read of two variables, one is refused; the association was not seen to open")
                        .someone(request(tlv("A4", tlv("A1", variables(name("LD0", mx), name("LD0", "B"))))))
                        .someone(response(tlv("A4", tlv("A1", "87050840490FDB", "80010A"))))
                        .sees(
                                new Seen.Direction(Direction.FROM_CLIENT),
                                asks(READ, point("LD0/" + mx), point("LD0/B")),
                                new Seen.Direction(Direction.FROM_SERVER),
                                answers(
                                        READ,
                                        Outcome.OK,
                                        point("LD0/" + mx, ValueList.reals(3.1415927)),
                                        point("LD0/B"))),
                row("9506-2 §14.4: a structure has one value; names of the device and of the association")
                        .client(request(tlv("A4", tlv("A1", variables(text("80", "Clock"), text("82", "Mine x"))))))
                        .server(response(tlv("A4", tlv("A1", tlv("A2", "850102", tlv("A2", "830101")), "850107"))))
                        .sees(
                                asks(READ, point("Clock"), point("@Mine%20x")),
                                answers(
                                        READ,
                                        Outcome.OK,
                                        point("Clock", ValueList.text("{2,{1}}")),
                                        point("@Mine%20x", ValueList.signed(7)))),
                row("61850-7-3 §6.2.1: a value that is substituted, and the quality that it is to be substituted by")
                        .client(request(tlv(
                                "A4", tlv("A1", variables(name("LD0", mx), name("LD0", "MMXU1$SV$A$subQ"))))))
                        .server(response(tlv("A4", tlv("A1", tlv("A2", "850105", "8403030020"), "8403030020"))))
                        .sees(
                                asks(READ, point("LD0/" + mx), point("LD0/MMXU1$SV$A$subQ")),
                                answers(
                                        READ,
                                        Outcome.OK,
                                        point("LD0/" + mx, ValueList.text("{5,0000000000100}"))
                                                .with(Flaws.of(Flaw.FORCED)),
                                        point("LD0/MMXU1$SV$A$subQ", ValueList.text("0000000000100")))),
                row("9506-2 §14.5.4: parts of a variable are points of their own")
                        .client(request(tlv(
                                "A4",
                                tlv(
                                        "A1",
                                        tlv(
                                                "A0",
                                                tlv(
                                                        "30",
                                                        tlv("A0", name("LD0", "X")),
                                                        tlv(
                                                                "A5",
                                                                tlv(
                                                                        "A0",
                                                                        text("80", "c"),
                                                                        tlv("30", tlv("A3", "800102", "810103"))))),
                                                tlv("30", tlv("A1", "800107")))))))
                        .sees(asks(READ, point("LD0/X$c(2..4)"), point("address:7"))),
                row("9506-2 §14.7: a write with its values")
                        .client(request(tlv("A5", variables(name("LD0", "G$SP$X$setMag")), tlv("A0", "85020123"))))
                        .server(response(tlv("A5", "8100")))
                        .sees(
                                asks(WRITE, point("LD0/G$SP$X$setMag", ValueList.signed(0x123))),
                                answers(WRITE, Outcome.OK)),
                row("9506-2 §14.7: a write that is refused")
                        .client(request(tlv("A5", variables(name("LD0", "X")), tlv("A0", "830100"))))
                        .server(response(tlv("A5", "800103")))
                        .sees(
                                asks(WRITE, point("LD0/X", ValueList.bit(false))),
                                answers(WRITE, Outcome.error(3, "object-access-denied"))),
                row("9506-2 §14.14: a list is read by the names of its members once these are known")
                        .client(request(tlv("AC", name("LD0", "LLN0$ds"))))
                        .server(response(tlv("AC", "800100", tlv("A1", tlv("30", tlv("A0", name("LD0", "A$ST$B")))))))
                        .client(request(tlv("A4", tlv("A1", tlv("A1", name("LD0", "LLN0$ds"))))))
                        .sees(
                                asks(
                                        new Service(12, "get_named_variable_list_attributes", Action.DISCOVER),
                                        point("LD0/LLN0$ds")),
                                asks(READ, point("LD0/A$ST$B"))),
                row("members of a list that was not told are numbered")
                        .client(request(tlv("A4", tlv("A1", tlv("A1", name("LD0", "LLN0$ds"))))))
                        .server(response(tlv("A4", tlv("A1", "830101", "830100"))))
                        .sees(
                                asks(READ, point("LD0/LLN0$ds")),
                                answers(
                                        READ,
                                        Outcome.OK,
                                        point("LD0/LLN0$ds#0", ValueList.bit(true)),
                                        point("LD0/LLN0$ds#1", ValueList.bit(false)))));
    }

    private static Row control(String name, String item, String data, Service service, ValueList value) {
        return row(name)
                .client(request(tlv("A5", variables(name("LD0", item)), tlv("A0", data))))
                .sees(asks(service, point("LD0/" + item, value)));
    }

    private static Stream<Row> controls() {
        ValueList on = ValueList.bit(true);
        Service select = new Service(4, "select", Action.SELECT).keyed("4/sbo");
        return Stream.of(
                control(
                        "61850-8-1 §20.2: operate, with the value that it sets",
                        POS + "Oper",
                        OPER,
                        new Service(5, "operate", Action.OPERATE).keyed("5/oper"),
                        on),
                control(
                        "61850-8-1 §20.5: select with value",
                        POS + "SBOw",
                        OPER,
                        new Service(5, "select_with_value", Action.SELECT).keyed("5/sbow"),
                        on),
                control(
                        "61850-8-1 §20.6: cancel",
                        POS + "Cancel",
                        OPER,
                        new Service(5, "cancel_control", Action.SELECT).keyed("5/cancel"),
                        on),
                control(
                        "61850-7-4 Annex A: a command to Mod changes the mode of a logical node",
                        "LLN0$CO$Mod$Oper",
                        tlv("A2", "850103"),
                        new Service(5, "operate_mode", Action.MODE).keyed("5/mod"),
                        ValueList.signed(3)),
                control(
                        "61850-8-1 §17.2: a write to a report control block",
                        "LLN0$RP$urcb01$RptEna",
                        "830101",
                        new Service(5, "write_report_control", Action.SUBSCRIBE).keyed("5/rp"),
                        on),
                control(
                        "61850-8-1 §18.1: GOOSE of a control block is switched off",
                        "LLN0$GO$gcb$GoEna",
                        "830100",
                        new Service(5, "stop_publishing", Action.CONFIGURE, Danger.BLIND).keyed("5/go/off"),
                        ValueList.bit(false)),
                control(
                        "61850-8-1 §16: the active setting group is changed",
                        "LLN0$SP$SGCB$ActSG",
                        "860102",
                        new Service(5, "write_settings", Action.CONFIGURE).keyed("5/cf"),
                        ValueList.unsigned(2)),
                control(
                        "61850-7-3: a dead band is set, below which a change is told no more",
                        "MMXU1$CF$TotW$db",
                        "860102",
                        new Service(5, "write_alarm_limits", Action.ALARM_SET).keyed("5/cf/range"),
                        ValueList.unsigned(2)),
                row("61850-8-1 §20.4: select, and what it gives where it did not")
                        .client(request(tlv("A4", tlv("A1", variables(name("LD0", POS + "SBO"))))))
                        .server(response(tlv("A4", tlv("A1", "8A00"))))
                        .client(request(tlv("A4", tlv("A1", variables(name("LD0", POS + "SBO"))))))
                        .server(response(tlv("A4", tlv("A1", text("8A", "LD0/x")))))
                        .sees(
                                asks(select, point("LD0/" + POS + "SBO")),
                                answers(
                                        select,
                                        Outcome.error(0, "not-selected"),
                                        point("LD0/" + POS + "SBO", ValueList.text(""))),
                                asks(select, point("LD0/" + POS + "SBO")),
                                answers(select, Outcome.OK, point("LD0/" + POS + "SBO", ValueList.text("LD0/x")))));
    }

    private static String report(String... results) {
        return data(tlv("A3", tlv("A0", tlv("A1", text("80", "RPT")), tlv("A0", results))));
    }

    private static Stream<Row> reports() {
        return Stream.of(
                row("61850-8-1 §17.2.3: a report by the numbers of the members of its data set")
                        .someone(report(
                                text("8A", "rpt"),
                                "8403065A00",
                                "860107",
                                text("8A", "LD0/LLN0$ds"),
                                "830100",
                                "84020450",
                                "830101",
                                "850103",
                                "84020204",
                                "84020204"))
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                tells(
                                        point("LD0/LLN0$ds#1", ValueList.bit(true)),
                                        point("LD0/LLN0$ds#3", ValueList.signed(3)))),
                row("a report that names its members")
                        .server(report(text("8A", "rpt"), "8403060400", "84020780", text("8A", "LD0/A$ST$B"), "830101"))
                        .sees(tells(point("LD0/A$ST$B", ValueList.bit(true)))),
                row("an information report of variables: a command is done")
                        .server(data(tlv("A3", tlv("A0", variables(name("LD0", POS + "Oper")), tlv("A0", OPER)))))
                        .sees(tells(point("LD0/" + POS + "Oper", ValueList.bit(true)))),
                row("a report that is shorter than it says names nothing")
                        .server(report(text("8A", "rpt"), "8403067FC0", "860107"))
                        .sees(tells()));
    }

    private static Stream<Row> failures() {
        Service stop = new Service(41, "stop", Action.STOP);
        String stopIt = tlv("BF29", text("80", "Main"));
        return Stream.of(
                row("9506-2 §7.4: an error with class and code")
                        .client(request(stopIt))
                        .server(data(tlv("A2", "800105", tlv("A2", tlv("A0", "870103")))))
                        .sees(asks(stop, point("Main")), answers(stop, Outcome.error(0x703, "object-access-denied"))),
                row("9506-2 §7.9: a request is rejected")
                        .client(request(stopIt))
                        .server(data(tlv("A4", "800105", "810101")))
                        .sees(asks(stop, point("Main")), answers(stop, Outcome.error(0x101, "unrecognized-service"))),
                row("9506-2 §7.7: a request is cancelled")
                        .client(OPEN)
                        .client(data("850105"))
                        .server(data("860105"))
                        .sees(
                                new Seen.Request(Request.confirmed(1L << 40, Operations.INITIATE, "", List.of())),
                                new Seen.Request(Request.confirmed(3L << 40 | 5, Operations.CANCEL, "", List.of())),
                                new Seen.Response(
                                        new Response(3L << 40 | 5, Operations.CANCEL, "", Outcome.OK, List.of()))),
                row("9506-2 §7.7: cancelling fails")
                        .client(OPEN)
                        .server(data(tlv("A7", "800105", tlv("A1", tlv("A0", "8A0101")))))
                        .sees(new Seen.Response(new Response(
                                3L << 40 | 5,
                                Operations.CANCEL,
                                "",
                                Outcome.error(0xA01, "invoke-id-unknown"),
                                List.of()))));
    }

    private static Stream<Row> files() {
        Service read = new Service(73, "file_read", Action.FILE);
        return Stream.of(
                row("9506-2 annex D: a file is opened, read in two parts and closed")
                        .client(request(tlv("BF48", tlv("A0", text("19", "/COMTRADE/a.dat")), "810100")))
                        .server(response(tlv("BF48", "800109", tlv("A1", "800103"))))
                        .client(request("9F490109"))
                        .server(response(tlv("BF49", "80020102")))
                        .client(request("9F490109"))
                        .server(response(tlv("BF49", "800103", "810100")))
                        .client(request("9F4A0109"))
                        .sees(
                                asks(new Service(72, "file_open", Action.FILE), point("/COMTRADE/a.dat")),
                                asks(read, point("/COMTRADE/a.dat")),
                                asks(read, point("/COMTRADE/a.dat")),
                                new Seen.File(false, "", Way.FROM_DEVICE, "/COMTRADE/a.dat", 3),
                                asks(new Service(74, "file_close", Action.FILE), point("file:9"))),
                row("9506-2 annex D: a file is open twice, each reading has a number of its own")
                        .client(request(tlv("BF48", tlv("A0", text("19", "a.dat")), "810100")))
                        .server(response(tlv("BF48", "800109", tlv("A1", "800103"))))
                        .client(request(tlv("BF48", tlv("A0", text("19", "a.dat")), "810100")))
                        .server(response(tlv("BF48", "80010A", tlv("A1", "800103"))))
                        .client(request("9F490109"))
                        .server(response(tlv("BF49", "8003010203", "810100")))
                        .sees(new Seen.File(false, "", Way.FROM_DEVICE, "a.dat", 3)),
                row("a reading from the third octet on is none of the whole file")
                        .client(request(tlv("BF48", tlv("A0", text("19", "a.dat")), "810102")))
                        .server(response(tlv("BF48", "800109", tlv("A1", "800103"))))
                        .client(request("9F490109"))
                        .server(response(tlv("BF49", "800103", "810100")))
                        .sees(new Seen.File(false, "", Way.FROM_DEVICE, "a.dat", 1, false)),
                row("9506-2 annex D.7: a list of files lies in an element of its own")
                        .server(response(tlv(
                                "BF4D",
                                tlv("A0", tlv("30", tlv("30", tlv("A0", text("19", "a.dat")), tlv("A1", "800103")))),
                                "810100")))
                        .sees(new Seen.Message(new MmsEvent.Pdu(
                                "confirmed_response",
                                5,
                                77,
                                "file_directory",
                                List.of(),
                                List.of(
                                        new Element.Groups(
                                                "list_of_directory_entry",
                                                List.of(new Element.Group(
                                                        "",
                                                        List.of(
                                                                new Element.Values(
                                                                        "file_name", ValueList.text("a.dat")),
                                                                new Element.Group(
                                                                        "file_attributes",
                                                                        List.of(Element.number("size_of_file", 3))))))),
                                        new Element.Value("more_follows", ValueList.bit(false))),
                                Octets.EMPTY))));
    }

    private static Seen claim(Attribute attribute, String value, Trust trust) {
        return new Seen.Claim(true, "", attribute, value, trust);
    }

    private static Stream<Row> identity() {
        return Stream.of(
                row("9506-2 §10.5: identify tells vendor, model and revision")
                        .server(response(tlv("A2", text("80", "ACME"), text("81", "Relay 9"), text("82", "2.3.1"))))
                        .sees(
                                claim(Attribute.VENDOR, "ACME", Trust.DEVICE),
                                claim(Attribute.MODEL, "Relay 9", Trust.DEVICE),
                                claim(Attribute.FIRMWARE, "2.3.1", Trust.DEVICE)),
                row("61850-8-1 §7.3.1: all domains of a device begin with the name of the IED")
                        .client(request(tlv("A1", tlv("A0", "800109"), tlv("A1", "8000"))))
                        .server(response(tlv("A1", tlv("A0", text("1A", "BAY7LD0"), text("1A", "BAY7CTRL")), "810100")))
                        .server(response(tlv("A1", tlv("A0", text("1A", "LLN0")), "810100")))
                        .sees(
                                claim(Attribute.SERVICE, "MMS domain BAY7LD0", Trust.SESSION),
                                claim(Attribute.SERVICE, "MMS domain BAY7CTRL", Trust.SESSION),
                                claim(Attribute.CAPABILITY, "iec61850", Trust.SESSION),
                                claim(Attribute.NAME, "BAY7", Trust.SESSION)),
                row("the domains of a control centre are no name of a device")
                        .client(request(tlv("A1", tlv("A0", "800109"), tlv("A1", "8000"))))
                        .server(response(tlv("A1", tlv("A0", text("1A", "ICC1"), text("1A", "ICCB")), "810100")))
                        .sees(
                                claim(Attribute.SERVICE, "MMS domain ICC1", Trust.SESSION),
                                claim(Attribute.SERVICE, "MMS domain ICCB", Trust.SESSION)),
                row("where the name of the IED ends cannot be told of logical devices that differ by a number")
                        .client(request(tlv("A1", tlv("A0", "800109"), tlv("A1", "8000"))))
                        .server(response(tlv("A1", tlv("A0", text("1A", "IED1LD0"), text("1A", "IED1LD1")), "810100")))
                        .server(response(tlv("A1", tlv("A0", text("1A", "LLN0")), "810100")))
                        .sees(
                                claim(Attribute.SERVICE, "MMS domain IED1LD0", Trust.SESSION),
                                claim(Attribute.SERVICE, "MMS domain IED1LD1", Trust.SESSION),
                                claim(Attribute.CAPABILITY, "iec61850", Trust.SESSION)),
                row("61850-7-3 §7.9.2: parts of the physical name plate")
                        .client(request(tlv("A4", tlv("A1", variables(name("LD0", "LPHD1$DC$PhyNam$serNum"))))))
                        .server(response(tlv("A4", tlv("A1", text("8A", "SN1")))))
                        .sees(
                                claim(Attribute.SERVICE, "MMS domain LD0", Trust.SESSION),
                                claim(Attribute.CAPABILITY, "iec61850", Trust.SESSION),
                                claim(Attribute.SERIAL, "SN1", Trust.DEVICE)),
                row("61850-7-4: every logical device has a logical node LLN0")
                        .client(request(tlv("A1", tlv("A0", "800100"), tlv("A1", text("81", "LD0")))))
                        .server(response(tlv("A1", tlv("A0", text("1A", "LLN0"), text("1A", "LLN0$ST")), "810100")))
                        .sees(claim(Attribute.CAPABILITY, "iec61850", Trust.SESSION)),
                row("60870-6-503: variables of a control centre are in no logical node")
                        .client(request(tlv("A4", tlv("A1", variables(name("ICC1", "Transfer_Set_Time_Stamp"))))))
                        .server(response(tlv("A4", tlv("A1", text("8A", "SN1")))))
                        .sees(
                                claim(Attribute.SERVICE, "MMS domain ICC1", Trust.SESSION),
                                claim(Attribute.CAPABILITY, "tase2", Trust.SESSION)));
    }

    private static Stream<Row> odd() {
        return Stream.of(
                row("a service that the standard does not have")
                        .client(OPEN)
                        .client(request(tlv("BF63", "0102")))
                        .sees(
                                new Seen.Request(Request.confirmed(1L << 40, Operations.INITIATE, "", List.of())),
                                new Seen.Unknown("service", 99),
                                asks(new Service(99, "service_99", Action.OTHER))),
                row("a tag that the standard does not have in its place")
                        .client(request(tlv("A4", tlv("A1", variables(name("LD0", "X"))), "8901FF")))
                        .sees(
                                new Seen.Message(new MmsEvent.Pdu(
                                        "confirmed_request",
                                        5,
                                        4,
                                        "read",
                                        List.of(),
                                        List.of(new Element.Group(
                                                "variable_access_specification",
                                                List.of(new Element.Groups(
                                                        "list_of_variable",
                                                        List.of(new Element.Group(
                                                                "",
                                                                List.of(new Element.Group(
                                                                        "name",
                                                                        List.of(new Element.Group(
                                                                                "domain_specific",
                                                                                List.of(
                                                                                        Element.text(
                                                                                                "domain_id", "LD0"),
                                                                                        Element.text(
                                                                                                "item_id",
                                                                                                "X")))))))))))),
                                        Octets.ofHex("FF"))),
                                new Seen.Unknown("tag", 9)),
                row("mms-001: contents pass the end of the element around them")
                        .client(request("A4" + "06" + "A18101" + "A0017F"))
                        .sees(new Seen.Malformed(MmsAnomaly.ENCODING, 13)),
                row("mms-002: no PDU has this type")
                        .client(OPEN)
                        .client(data("AF020500"))
                        .sees(new Seen.Malformed(MmsAnomaly.PDU_TYPE, 13)),
                row("mms-003: a request without service")
                        .client(OPEN)
                        .client(data(tlv("A0", "020105")))
                        .sees(new Seen.Malformed(MmsAnomaly.INVOKE_ID, 13)),
                row("mms-004: one result for two variables")
                        .client(request(tlv("A4", tlv("A1", variables(name("L", "A"), name("L", "B"))))))
                        .server(response(tlv("A4", tlv("A1", "830101"))))
                        .sees(new Seen.Malformed(MmsAnomaly.RESULT_COUNT, 0)),
                row("mms-005: octets behind the PDU")
                        .client(OPEN)
                        .client(data(tlv("A0", "020105", "8200") + "8B00"))
                        .sees(new Seen.Malformed(MmsAnomaly.REST, 13)),
                row("X.226 §8.4.2: a second value in one message is counted")
                        .client("01000100"
                                + tlv(
                                        "61",
                                        tlv("30", "020103", tlv("A0", tlv("A0", "020105", "8200"))),
                                        tlv("30", "020103", tlv("A0", tlv("A0", "020106", "8200")))))
                        .sees(new Seen.Unknown("presentation_data_values", 2)),
                row("S7comm is not MMS")
                        .someone("32 01 0000 0005 0008 0000  F0 00 0001 0001 01E0")
                        .sees(),
                row("another application of the same layers is not MMS: CMIP invokes by number and number")
                        .someone(data(tlv("A1", "020105", "020103", "8000")))
                        .sees(),
                row("an association for file transfer (FTAM) is not MMS")
                        .someone(Ber.connect("06052891CA0201", tlv("60", tlv("A1", "06052891CA0101"))))
                        .sees(),
                row("a release without an association that was seen is not taken for MMS")
                        .someone(Ber.acse("09", tlv("62", "800100")))
                        .sees(),
                row("data in another presentation context than that of MMS are not MMS")
                        .client(OPEN)
                        .client(data(5, tlv("A0", "020105", "8200")))
                        .sees(new Seen.Request(Request.confirmed(1L << 40, Operations.INITIATE, "", List.of()))));
    }
}

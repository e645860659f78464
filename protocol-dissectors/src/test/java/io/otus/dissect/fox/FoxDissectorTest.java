package io.otus.dissect.fox;

import static io.otus.testkit.Row.row;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.SessionSeen;
import io.otus.core.event.Trust;
import io.otus.core.spi.Direction;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.dissect.fox.FoxEvent.Frame;
import io.otus.dissect.fox.FoxEvent.Tuple;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The hellos and the challenge are those of fox_info.pcap (Digital Bond, Quickdraw). */
class FoxDissectorTest extends DissectorContract {
    private static final String WORKBENCH = """
            fox a 1 -1 fox hello
            {
            fox.version=s:1.0
            id=i:1
            hostName=s:xpvm-0omdc01xmy
            hostAddress=s:192.168.1.125
            app.name=s:Workbench
            app.version=s:3.7.44
            vm.name=s:Java HotSpot(TM) Server VM
            vm.version=s:20.4-b02
            os.name=s:Windows XP
            os.version=s:5.1
            lang=s:en
            hostId=s:Win-99CB-D49D-5442-07BB
            vmUuid=s:8b530bc8-76c5-4139-a2ea-0fabd394d305
            brandId=s:vykon
            };;
            """;

    private static final String STATION = """
            fox a 0 -1 fox hello
            {
            fox.version=s:1.0
            id=i:2
            hostName=s:192.168.2.15
            hostAddress=s:192.168.2.15
            app.name=s:Station
            app.version=s:3.5.41.1
            vm.name=s:J9
            vm.version=s:2.3
            os.name=s:QNX
            os.version=s:6.3.2
            station.name=s:Legion_HQ_V4
            lang=s:en
            timeZone=s:Australia/Perth;28800000;0;null;null
            hostId=s:Qnx-NPM6-0000-1490-C30C
            vmUuid=s:11e4d864-cd0e-664a-0000-00000000b83b
            brandId=s:vykon
            sysInfo=o:bog 61[<bog version="1.0">
            <p m="b=baja" t="b:Facets" v=""/>
            </bog>
            ]
            };;
            """;

    private static final Service READ = new Service(-1, "station load", Action.OTHER);

    @Override
    protected DissectorProvider provider() {
        return new FoxProvider();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String body(String header, String tuples) {
        return hex(header + "\n{\n" + tuples + "};;\n");
    }

    private static Seen claim(Attribute attribute, String value, Trust trust) {
        return new Seen.Claim(true, "", attribute, value, trust);
    }

    private static Seen message(String type, long sequence, long reply, String command, Tuple... tuples) {
        return new Seen.Message(new Frame(type, sequence, reply, "station", command, List.of(tuples), true));
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(hellos(), frames(), oddities(), long_()).flatMap(rows -> rows);
    }

    private static Stream<Row> hellos() {
        return Stream.of(
                row("Workbench says hello, and who it is")
                        .client(hex(WORKBENCH))
                        .sees(
                                new Seen.Request(Request.confirmed(
                                        FoxDissector.HELLO_TRANSACTION, FoxDissector.HELLO, "", List.of())),
                                claim(Attribute.NAME, "xpvm-0omdc01xmy", Trust.SESSION),
                                claim(Attribute.SERVICE, "Niagara Workbench 3.7.44", Trust.SESSION),
                                claim(Attribute.OS, "Windows XP 5.1", Trust.DEVICE),
                                claim(Attribute.SERIAL, "Win-99CB-D49D-5442-07BB", Trust.DEVICE),
                                claim(Attribute.IP, "192.168.1.125", Trust.DEVICE)),
                row("a station answers with its own")
                        .client(hex(WORKBENCH))
                        .server(hex(STATION))
                        .sees(new Seen.Response(new Response(
                                FoxDissector.HELLO_TRANSACTION, FoxDissector.HELLO, "", Outcome.OK, List.of()))),
                row("what a station says of itself")
                        .server(hex(STATION))
                        .sees(
                                claim(Attribute.NAME, "Legion_HQ_V4", Trust.DEVICE),
                                claim(Attribute.SERVICE, "Niagara Station 3.5.41.1", Trust.SESSION),
                                claim(Attribute.FIRMWARE, "3.5.41.1", Trust.DEVICE),
                                claim(Attribute.VENDOR, "vykon", Trust.SESSION),
                                claim(Attribute.OS, "QNX 6.3.2", Trust.DEVICE),
                                claim(Attribute.SERIAL, "Qnx-NPM6-0000-1490-C30C", Trust.DEVICE),
                                claim(Attribute.MODEL, "NPM6", Trust.DEVICE),
                                claim(Attribute.IP, "192.168.2.15", Trust.DEVICE)),
                row("who counts from 0 answers, also where nothing else tells")
                        .someone(hex(STATION))
                        .sees(
                                new Seen.Direction(Direction.FROM_SERVER),
                                new Seen.Response(new Response(
                                        FoxDissector.HELLO_TRANSACTION,
                                        FoxDissector.HELLO,
                                        "",
                                        Outcome.OK,
                                        List.of()))),
                row("a station asks its client to prove who it is")
                        .server(hex("fox a 1 -1 fox challenge\n{\nmethod=s:digest-md5\nnonce=b:3[;}\n]\n};;\n"))
                        .sees(
                                new Seen.Message(new Frame(
                                        "asynchronous",
                                        1,
                                        -1,
                                        "fox",
                                        "challenge",
                                        List.of(
                                                new Tuple("method", "string", "digest-md5"),
                                                new Tuple("nonce", "blob", "3")),
                                        true)),
                                new Seen.Request(Request.notification(FoxDissector.CHALLENGE, "", List.of()))));
    }

    private static Stream<Row> frames() {
        return Stream.of(
                row("a synchronous frame is answered by the reply with its number")
                        .client(body("fox s 7 -1 station load", "depth=i:2\n"))
                        .server(body("fox r -1 7 station load", "ok=z:t\n"))
                        .sees(
                                message("synchronous", 7, -1, "load", new Tuple("depth", "integer", "2")),
                                new Seen.Request(Request.confirmed(7, READ, "", List.of())),
                                message("reply", -1, 7, "load", new Tuple("ok", "boolean", "t")),
                                new Seen.Response(new Response(7, READ, "", Outcome.OK, List.of()))),
                row("or refused by an error")
                        .client(body("fox s 8 -1 station load", ""))
                        .server(body("fox e -1 8 station load", "msg=s:no\n"))
                        .sees(new Seen.Response(new Response(8, READ, "", Outcome.error(0, "error"), List.of()))),
                row("an asynchronous frame is answered by none")
                        .client(body("fox a 9 -1 station load", ""))
                        .sees(new Seen.Request(Request.unconfirmed(READ, "", List.of()))),
                row("the station tells unasked")
                        .server(body("fox a 9 -1 station load", ""))
                        .sees(new Seen.Request(Request.notification(READ, "", List.of()))),
                row("keep-alives ask nothing")
                        .client(body("fox k -1 -1 fox keepAlive", "") + body("fox n -1 -1 fox null", ""))
                        .sees(
                                new Seen.Message(new Frame("keep_alive", -1, -1, "fox", "keepAlive", List.of(), true)),
                                new Seen.Message(new Frame("null", -1, -1, "fox", "null", List.of(), true))),
                row("every type of value, and messages within one another")
                        .client(body(
                                "fox a 1 -1 station load",
                                "f=f:1.5\nt=t:14d\nz=z:f\nm=m:{\ni=i:-1\nm=m:{\n}\n}\no=o:bog 2[};]\n"))
                        .sees(message(
                                "asynchronous",
                                1,
                                -1,
                                "load",
                                new Tuple("f", "float", "1.5"),
                                new Tuple("t", "time", "14d"),
                                new Tuple("z", "boolean", "f"),
                                new Tuple("m", "message", "{"),
                                new Tuple("m.i", "integer", "-1"),
                                new Tuple("m.m", "message", "{"),
                                new Tuple("o", "object", "bog 2"))),
                row("who signs in is told, and a password is not")
                        .client(body("fox a 2 -1 fox login", "username=s:admin\npassword=s:secret\n"))
                        .sees(
                                new Seen.Secret(51, 6),
                                new Seen.Message(new Frame(
                                        "asynchronous",
                                        2,
                                        -1,
                                        "fox",
                                        "login",
                                        List.of(
                                                new Tuple("username", "string", "admin"),
                                                new Tuple("password", "string", "***")),
                                        true)),
                                new Seen.Session(true, "", SessionSeen.LOGIN, "admin")));
    }

    private static Stream<Row> oddities() {
        return Stream.of(
                row("a type of frame that nobody described")
                        .client(body("fox x 1 -1 station load", ""))
                        .sees(message("type_x", 1, -1, "load"), new Seen.Unknown("frame_type", 'x')),
                row("a type of value that nobody described")
                        .client(body("fox a 1 -1 station load", "a=q:1\n"))
                        .sees(
                                new Seen.Unknown("value_type", 'q'),
                                message("asynchronous", 1, -1, "load", new Tuple("a", "q", "1"))),
                row("a line that is no tuple")
                        .client(body("fox a 1 -1 station load", "nonsense\n"))
                        .sees(new Seen.Malformed(FoxAnomaly.TUPLE, 26)),
                row("a value that is not of its type")
                        .client(body("fox a 1 -1 station load", "a=i:one\n"))
                        .sees(new Seen.Malformed(FoxAnomaly.VALUE, 26)),
                row("a value that is longer than it says")
                        .client(body("fox a 1 -1 station load", "a=b:2[xyz]\n"))
                        .sees(new Seen.Malformed(FoxAnomaly.VALUE, 26)),
                row("a nested message that does not end")
                        .client(body("fox a 1 -1 station load", "m=m:{\n"))
                        .sees(new Seen.Malformed(FoxAnomaly.NESTING, 32)),
                row("a nested message that did not begin")
                        .client(body("fox a 1 -1 station load", "}\n"))
                        .sees(new Seen.Malformed(FoxAnomaly.NESTING, 26)),
                row("ordinary text is another protocol's")
                        .client(hex("fox trots over the hill\n{\n};;\n"))
                        .sees(),
                row("numbers that are none are another protocol's")
                        .client(hex("fox a one -1 fox hello\n{\n};;\n"))
                        .sees());
    }

    private static Stream<Row> long_() {
        String filler = "n=s:" + "x".repeat(1_000) + "\n";
        String blob = "b=b:20000[" + "};;\n".repeat(5_000) + "]\n";
        String line = "s=s:" + "y".repeat(20_000) + "\n";
        Tuple small = new Tuple("n", "string", "x".repeat(FoxTuples.MAX_VALUE));
        return Stream.of(
                row("of a long frame the first tuples are read, and the next frame is found behind a long value")
                        .client(body("fox a 1 -1 station load", filler + blob + line)
                                + body("fox a 2 -1 station load", ""))
                        .sees(
                                new Seen.Message(
                                        new Frame("asynchronous", 1, -1, "station", "load", List.of(small), false)),
                                new Seen.Message(new FoxEvent.Rest(16_384)),
                                new Seen.Message(new FoxEvent.Rest(20_012 - 16_384)),
                                new Seen.Message(new FoxEvent.Rest(16_384)),
                                new Seen.Message(new FoxEvent.Rest(20_005 - 16_384)),
                                new Seen.Message(new FoxEvent.Rest(4)),
                                message("asynchronous", 2, -1, "load")),
                row("a password behind the tuples that are read is told too")
                        .client(body("fox a 1 -1 station load", filler.repeat(17) + "password=s:secret\n"))
                        .sees(new Seen.Secret(1_016, 6)));
    }
}

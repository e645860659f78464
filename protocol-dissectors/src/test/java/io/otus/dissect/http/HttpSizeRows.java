package io.otus.dissect.http;

import static io.otus.dissect.http.HttpDissectorTest.asks;
import static io.otus.dissect.http.HttpDissectorTest.asksToLogIn;
import static io.otus.testkit.Row.row;

import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.stream.Stream;

/** Rows of {@link HttpDissectorTest}: how many fields a request has, and how long they and its head are. */
final class HttpSizeRows {
    private HttpSizeRows() {}

    static Stream<Row> rows() {
        return Stream.of(
                row("a hundred fields are as many as servers take, RFC 9110 §5.4")
                        .clientSays("GET / HTTP/1.1\n" + fields(100) + "\n")
                        .sees(asks(1, Method.GET)),
                row("one more is told")
                        .clientSays("GET / HTTP/1.1\n" + fields(101) + "\n")
                        .sees(asks(1, Method.GET), new Seen.Malformed(HttpAnomaly.FIELD_COUNT, 720)),
                row("a field as long as servers take; a ticket of Kerberos and cookies are longer, RFC 9110 §5.4")
                        .clientSays("GET / HTTP/1.1\nReferer: " + "c".repeat(8_181) + "\n\n")
                        .clientSays("GET / HTTP/1.1\nAuthorization: Negotiate " + "k".repeat(12_392) + "\n\n")
                        .clientSays("GET / HTTP/1.1\nCookie: " + "c".repeat(12_392) + "\n\n")
                        .sees(asks(1, Method.GET), asksToLogIn(2), asks(3, Method.GET)),
                row("a ticket of Kerberos and a cookie that make a head longer than any are told by nothing else")
                        .clientSays("GET /a HTTP/1.1\nAuthorization: Negotiate " + "k".repeat(18_000) + "\nX: y\n\n")
                        .clientSays("GET /b HTTP/1.1\nAccept: */*\nCookie: " + "c".repeat(18_000) + "\n\n")
                        .clientSays("GET /c HTTP/1.1\nCookie: " + "c".repeat(14_000) + "\nReferer: " + "r".repeat(3_000)
                                + "\n\n")
                        .sees(asksToLogIn(1), asks(2, Method.GET), asks(3, Method.GET)),
                row("a longer one")
                        .clientSays("GET / HTTP/1.1\nReferer: " + "c".repeat(8_182) + "\n\n")
                        .sees(asks(1, Method.GET), new Seen.Malformed(HttpAnomaly.FIELD_LENGTH, 25)),
                row("a longer one in lines that go on, RFC 9112 §5.2")
                        .clientSays("GET / HTTP/1.1\nReferer: r" + ("\n " + "c".repeat(1_000)).repeat(9) + "\n\n")
                        .sees(asks(1, Method.GET), new Seen.Malformed(HttpAnomaly.FIELD_LENGTH, 25)),
                cutLength(4),
                cutLength(5),
                row("a head longer than any ends behind a name whose value is yet to come")
                        .clientSays(cutBehind("Content-Length:") + " 4\n\nbodyGET /b HTTP/1.1\n\n")
                        .sees(
                                asks(1, Method.POST),
                                new Seen.Malformed(HttpAnomaly.FIELD_LENGTH, 34),
                                asks(2, Method.GET)),
                row("a secret behind the longest head, RFC 7617 §2")
                        .clientSays(cutBehind("Y: z\nAuthoriz") + "ation: Basic YTpi\nZ: 1\n\n")
                        .sees(
                                asks(1, Method.POST),
                                new Seen.Malformed(HttpAnomaly.FIELD_LENGTH, 34),
                                new Seen.Secret(0, 19)),
                row("a head that is longer than any; its body and the next request are read")
                        .clientSays("POST /a HTTP/1.1\nContent-Length: 4\nX: " + "x".repeat(20_000) + "\n" + fields(3)
                                + "\nbodyGET /b HTTP/1.1\n\n")
                        .sees(
                                asks(1, Method.POST),
                                new Seen.Malformed(HttpAnomaly.FIELD_LENGTH, 40),
                                asks(2, Method.GET)),
                row("a head that is longer than any by fields of which each is short")
                        .clientSays("GET /a HTTP/1.1\n" + ("B: " + "b".repeat(1_000) + '\n').repeat(20) + "\n")
                        .sees(asks(1, Method.GET), new Seen.Malformed(HttpAnomaly.FIELD_LENGTH, HttpStart.MAX_HEAD)),
                longHead(1),
                longHead(2),
                longHead(3),
                longHead(4),
                longHead(5));
    }

    /** The longest head ends among the line ends, or just ahead of them. */
    private static Row longHead(int beyond) {
        int pad = HttpStart.MAX_HEAD + beyond - "GET /a HTTP/1.1\r\nAuthorization: x\r\n\r\n".length();
        return row("a head of " + beyond + " bytes more than any")
                .clientSays("GET /a HTTP/1.1\nAuthorization: x" + "x".repeat(pad) + "\n\nGET /b HTTP/1.1\n\n")
                .sees(asks(1, Method.GET), asks(2, Method.GET));
    }

    /** The longest head ends among the digits of a length, or behind them. */
    private static Row cutLength(int digits) {
        String length = "12345";
        return row("a head longer than any ends behind " + digits + " digits of a length")
                .clientSays(cutBehind("Content-Length: " + length.substring(0, digits)) + length.substring(digits)
                        + "\n\n" + "b".repeat(12_345) + "GET /b HTTP/1.1\n\n")
                .sees(asks(1, Method.POST), new Seen.Malformed(HttpAnomaly.FIELD_LENGTH, 34), asks(2, Method.GET));
    }

    /** A head that is as long as the longest with this at its end. */
    private static String cutBehind(String end) {
        String begin = "POST /a HTTP/1.1\nConnection:\nX: ";
        int lines = (int) (begin + '\n' + end).chars().filter(c -> c == '\n').count();
        int pad = HttpStart.MAX_HEAD - begin.length() - 1 - end.length() - lines;
        return begin + "x".repeat(pad) + '\n' + end;
    }

    private static String fields(int count) {
        return "A-: 1\n".repeat(count);
    }
}

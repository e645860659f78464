package io.otus.appliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otus.simulator.protocol.Modbus;
import io.otus.simulator.wire.Frame;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.Ip4;
import io.otus.simulator.wire.Mac;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captures in which somebody has a shell of a device in clear text, and such in which that only seems so. */
class ShellCaptureTest {
    private static final long START = 1_780_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final int LEARNED = 600;
    private static final Host PANEL = new Host(Mac.of("02:00:00:00:00:01"), Ip4.of("10.0.0.1"), 128);
    private static final Host CONTROLLER = new Host(Mac.of("02:00:00:00:00:02"), Ip4.of("10.0.0.2"), 64);
    private static final Host LAPTOP = new Host(Mac.of("02:00:00:00:00:09"), Ip4.of("10.0.0.9"), 64);

    private final List<Frame> frames = new ArrayList<>();

    @TempDir
    Path directory = Path.of("");

    /** The panel polls; then one says something to another over a connection that the first opened. */
    private List<JsonNode> told(Host from, Host to, int port, String... lines) throws IOException {
        TcpSession poll = new TcpSession(PANEL, 50_000, CONTROLLER, Modbus.PORT, 1, frames::add);
        poll.open(START);
        for (int i = 1; i < LEARNED + 60; i++) {
            long at = START + i * SECOND;
            poll.send(Side.CLIENT, at, Modbus.adu(i, 1, Modbus.read(3, 0, 2)));
            poll.send(Side.SERVER, at + MILLISECOND, Modbus.adu(i, 1, Modbus.registers(3, 7, 8)));
        }
        long now = START + (LEARNED + 10) * SECOND + SECOND / 2;
        TcpSession session = new TcpSession(from, 40_500, to, port, 9, frames::add);
        session.open(now);
        for (String line : lines) {
            now += 100 * MILLISECOND;
            Side side = line.startsWith(">") ? Side.CLIENT : Side.SERVER;
            byte[] text = line.substring(1).getBytes(StandardCharsets.ISO_8859_1);
            session.send(side, now, text);
        }
        return Replayed.alerts(frames, directory, START + LEARNED * SECOND);
    }

    private static List<String> of(List<JsonNode> alerts, String kind) {
        return alerts.stream()
                .filter(alert -> alert.path("kind").asText().equals(kind)
                        || alert.path("also").toString().contains(kind))
                .map(alert -> alert.path("severity").asText() + " "
                        + alert.path("title").asText())
                .distinct()
                .toList();
    }

    @Test
    void aPanelThatCallsSomebodyAndShowsItsPromptIsHigh() throws IOException {
        List<JsonNode> told = told(
                PANEL,
                LAPTOP,
                4_444,
                ">Microsoft Windows [Version 10.0.19045.3803]\r\n(c) Microsoft Corporation. All rights reserved.\r\n\r\n",
                ">C:\\Windows\\system32>",
                "<whoami\n");
        assertThat(of(told, "LATERAL"))
                .isNotEmpty()
                .allMatch(each -> each.startsWith("high 10.0.0.9 has a shell on 10.0.0.1"));
    }

    @Test
    void aControllerThatTellsItsUserIsHigh() throws IOException {
        List<JsonNode> told = told(LAPTOP, CONTROLLER, 4_444, ">id\n", "<uid=0(root) gid=0(root)\n");
        assertThat(of(told, "LATERAL"))
                .isNotEmpty()
                .allMatch(each -> each.startsWith("high 10.0.0.9 has a shell on 10.0.0.2"));
    }

    private static final String ASKED = ">GET /cgi-bin/diag?c=id HTTP/1.1\r\nHost: plc\r\n\r\n";

    private static String page(String body) {
        return "<HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Test
    void aPageThatRunsCommandsIsHigh() throws IOException {
        List<JsonNode> told = told(
                LAPTOP,
                CONTROLLER,
                80,
                ASKED,
                page("<pre>uid=33(www-data) gid=33(www-data) groups=33(www-data)\n</pre>"));
        assertThat(of(told, "LATERAL"))
                .isNotEmpty()
                .allMatch(each -> each.startsWith("high 10.0.0.2 runs commands by its web server for 10.0.0.9"));
    }

    @Test
    void aPageThatOnlyTellsOfOneIsNone() throws IOException {
        String body = "<html><title>Help</title><body>The command id prints uid=0(root) gid=0(root).</body></html>";
        assertThat(of(told(LAPTOP, CONTROLLER, 80, ASKED, page(body)), "LATERAL"))
                .isEmpty();
    }

    @Test
    void textThatOnlySpeaksOfAShellIsNone() throws IOException {
        List<JsonNode> told = told(
                LAPTOP,
                CONTROLLER,
                4_444,
                ">log\n",
                "<Jan 12 10:00:01 plc login: new session, shell /bin/sh, uid=0(root)\nfirmware for Microsoft Windows\n");
        assertThat(of(told, "LATERAL")).isEmpty();
    }
}

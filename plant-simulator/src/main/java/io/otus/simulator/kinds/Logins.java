package io.otus.simulator.kinds;

import static io.otus.simulator.kinds.Cell.LATER;
import static io.otus.simulator.kinds.Cell.LEARNED;

import io.otus.simulator.wire.Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Who signs in where, by what and when. */
final class Logins {
    private static final int WEB = 80;
    private static final int FTP = 21;
    private static final int REMOTE_DESKTOP = 3_389;
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;

    private Logins() {}

    private static String basic(String user, String password) {
        String plain = user + ':' + password;
        return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Signs in to the pages of the historian, which the engineering station uses all the time. */
    private static KindCapture page(String authorization, String text) {
        Cell cell = Cell.working();
        for (int second = 300; second < LEARNED; second += 300) {
            cell.at(second, now -> page(cell, now, ""));
        }
        cell.at(LATER, now -> page(cell, now, "Authorization: " + authorization + '|'));
        return KindCapture.of(cell, text);
    }

    private static void page(Cell cell, long now, String field) {
        cell.talk(
                now,
                cell.engineering,
                cell.historian,
                WEB,
                ">GET /trends HTTP/1.1|Host: historian|" + field,
                "<HTTP/1.1 200 OK|Content-Length: 402||" + "mill ".repeat(80));
    }

    static KindCapture readable() {
        return page(basic("maria", "tu7-Xo.91"), "somebody signs in to a page with a password that can be read");
    }

    static KindCapture digested() {
        return page(
                "Digest username=\"maria\", realm=\"trends\", nonce=\"8f1c\", uri=\"/trends\", response=\"9d2c61b0a5c94c2f8a1d3e5b7f901234\"",
                "somebody signs in to a page with a digest of the password");
    }

    static KindCapture delivered() {
        return page(
                basic("admin", "admin"),
                "somebody signs in to a page with the password that products are delivered with");
    }

    static KindCapture chosen() {
        return page(
                basic("admin", "tu7-Xo.91"),
                "somebody signs in to a page by the name that products are delivered with, and a password of the site");
    }

    private static KindCapture attempts(int failed, String text) {
        Cell cell = Cell.working();
        cell.at(600, now -> attempt(cell, now, true));
        for (int i = 0; i < failed; i++) {
            cell.at(LATER + 5.0 * i, now -> attempt(cell, now, false));
        }
        cell.at(LATER + 5.0 * failed, now -> attempt(cell, now, true));
        return KindCapture.of(cell, text);
    }

    private static void attempt(Cell cell, long now, boolean works) {
        List<String> lines =
                new ArrayList<>(List.of("<220 historian", ">USER maria", "<331 password", ">PASS tu7-Xo.91"));
        lines.add(works ? "<230 in" : "<530 wrong");
        lines.addAll(List.of(">QUIT", "<221 bye"));
        cell.talk(now, cell.engineering, cell.historian, FTP, lines.toArray(String[]::new));
    }

    static KindCapture guessed() {
        return attempts(8, "eight passwords in a row are refused, and the ninth works");
    }

    static KindCapture mistyped() {
        return attempts(2, "somebody mistypes a password twice");
    }

    private static void remote(Cell cell, double second, Host client) {
        cell.at(
                second,
                now -> cell.talk(
                        now, client, cell.panel, REMOTE_DESKTOP, ">" + "\u0003".repeat(40), "<" + "\u0003".repeat(40)));
    }

    private static Cell administered() {
        Cell cell = Cell.working();
        for (int second = 200; second < LEARNED; second += 400) {
            remote(cell, second, cell.engineering);
        }
        return cell;
    }

    static KindCapture anotherAdministrator() {
        Cell cell = administered();
        remote(cell, LATER, cell.office);
        return KindCapture.of(cell, "the computer of the office opens a remote desktop of the panel, as it never did");
    }

    static KindCapture theAdministrator() {
        Cell cell = administered();
        remote(cell, LATER, cell.engineering);
        return KindCapture.of(
                cell, "the engineering station opens a remote desktop of the panel, as it does all the time");
    }

    private static KindCapture atHour(double hour, String text) {
        int days = 7;
        Cell cell = Cell.idle(days + 1);
        for (int day = 0; day < days; day++) {
            remote(cell, day * DAY + 2 * HOUR + 60.0, cell.engineering);
            remote(cell, day * DAY + 2 * HOUR + 600.0, cell.engineering);
        }
        remote(cell, days * DAY + hour * HOUR, cell.engineering);
        cell.every(30, 600, now -> cell.resolve(now, cell.engineering, cell.panel));
        return KindCapture.of(cell, text).learned(DAY).since(days * DAY);
    }

    static KindCapture atNight() {
        return atHour(
                20, "a remote desktop that is always opened at eight in the morning is opened at two in the night");
    }

    static KindCapture anHourLater() {
        return atHour(
                2.9, "a remote desktop that is always opened at eight in the morning is opened shortly before nine");
    }
}

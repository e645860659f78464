package io.otus.dissect.smb;

import static io.otus.testkit.Row.row;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;

/** What goes through named pipes, laid out by hand as [MS-SMB2] §2.2 and [MS-CIFS] §2.2 have it. */
class SmbPipesTest extends DissectorContract {
    private static final HexFormat HEX = HexFormat.of();
    private static final String OK = "00000000";
    private static final String HANDLE = "0100000000000000 0200000000000000";
    private static final String OTHER = "0300000000000000 0400000000000000";
    private static final String OVERFLOW = "05000080";

    @Override
    protected DissectorProvider provider() {
        return new SmbProvider();
    }

    private static String session(String smb) {
        String plain = smb.replace(" ", "");
        return "00" + HEX.toHexDigits(plain.length() / 2, 6) + plain;
    }

    private static String le16(int value) {
        return HEX.toHexDigits((byte) value) + HEX.toHexDigits((byte) (value >> 8));
    }

    private static String utf16(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String smb2(int command, String status, boolean response, int id, String body) {
        return session("FE534D42 4000 0000" + status + le16(command) + "0100" + (response ? "01000000" : OK)
                + OK + le16(id) + "000000000000" + "FFFE0000 07000000 0000000000000000"
                + "00".repeat(16) + body);
    }

    private static String connect(int id, String path) {
        String name = utf16(path);
        return smb2(3, OK, false, id, "0900 0000 4800" + le16(name.length() / 2) + name);
    }

    private static String connected(int id) {
        return smb2(3, OK, true, id, "1000 02 00 30080000 00000000 FF011F00");
    }

    private static String create(int id, String file) {
        String name = utf16(file);
        return smb2(
                5,
                OK,
                false,
                id,
                "3900 00 00 00000000" + "00".repeat(16) + "9F011200 80000000 07000000 01000000 00000000 7800"
                        + le16(name.length() / 2) + "00000000 00000000" + name);
    }

    private static String created(int id, String handle) {
        return smb2(5, OK, true, id, "5900" + "00".repeat(62) + handle + "00".repeat(8));
    }

    private static String write(int id, String handle, String data) {
        return smb2(
                9,
                OK,
                false,
                id,
                "3100 7000" + le16(data.length() / 2) + "0000" + "00".repeat(8) + handle + "00".repeat(16) + data);
    }

    private static String read(int id, String handle) {
        return smb2(8, OK, false, id, "3100 50 00 00040000" + "00".repeat(8) + handle + "00".repeat(17));
    }

    private static String isRead(int id, String status, String data) {
        return smb2(8, status, true, id, "1100 50 00" + le16(data.length() / 2) + "0000 00000000 00000000" + data);
    }

    private static String transceive(int id, String handle, String data) {
        return smb2(
                11,
                OK,
                false,
                id,
                "3900 0000 17C01100" + handle + "78000000" + le16(data.length() / 2) + "0000 00000000 00000000 00000000"
                        + "00040000 01000000 00000000" + data);
    }

    private static String transceived(int id, String handle, String status, String data) {
        return smb2(
                11,
                status,
                true,
                id,
                "3100 0000 17C01100" + handle + "70000000 00000000 70000000" + le16(data.length() / 2) + "0000"
                        + "00000000 00000000" + data);
    }

    private static String smb1(int command, boolean reply, int tree, int mid, String words, String bytes) {
        String w = words.replace(" ", "");
        String b = bytes.replace(" ", "");
        return session("FF534D42" + HEX.toHexDigits((byte) command) + OK + (reply ? "98" : "18") + "01C0" + "0000"
                + "0000000000000000" + "0000" + le16(tree) + "FFFE 0008" + le16(mid)
                + HEX.toHexDigits((byte) (w.length() / 4))
                + w
                + le16(b.length() / 2) + b);
    }

    private static Seen pipe(String data, String address) {
        return new Seen.Child(Octets.ofHex(data), address);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.concat(version2(), version1());
    }

    private static Stream<Row> version2() {
        return Stream.of(
                row("what is written to a pipe, read from it, and transacted in it; each opening has its own address")
                        .client(connect(1, "\\\\hmi\\IPC$"))
                        .server(connected(1))
                        .client(create(2, "svcctl"))
                        .server(created(2, HANDLE))
                        .client(write(3, HANDLE, "AABB"))
                        .client(read(4, HANDLE))
                        .server(isRead(4, OK, "CC"))
                        .client(transceive(5, HANDLE, "DDEE"))
                        .server(transceived(5, HANDLE, OVERFLOW, "F0"))
                        .client(smb2(6, OK, false, 6, "1800 0000 00000000" + HANDLE))
                        .client(write(7, HANDLE, "99"))
                        .client(create(8, "\\winreg"))
                        .server(created(8, HANDLE))
                        .client(write(9, HANDLE, "77"))
                        .sees(
                                pipe("AABB", "svcctl#1"),
                                pipe("CC", "svcctl#1"),
                                pipe("DDEE", "svcctl#1"),
                                pipe("F0", "svcctl#1"),
                                pipe("77", "winreg#2")),
                row("a file of another share is none, nor what was not opened, nor what is refused")
                        .client(connect(1, "\\\\hmi\\recipes"))
                        .server(connected(1))
                        .client(create(2, "svcctl"))
                        .server(created(2, HANDLE))
                        .client(write(3, HANDLE, "AABB"))
                        .client(write(4, OTHER, "AABB"))
                        .client(read(5, OTHER))
                        .server(isRead(5, OK, "CC"))
                        .sees(),
                row("who transacts in what was opened before the sensor listened uses a pipe; a refusal holds nothing")
                        .client(transceive(5, OTHER, "DD"))
                        .server(transceived(5, OTHER, "030000C0", "F0"))
                        .client(write(6, OTHER, "AA"))
                        .sees(pipe("DD", "#1"), pipe("AA", "#1")),
                row("a length beyond the end: what is there is carried")
                        .client(transceive(5, OTHER, "DD").replace("780000000100", "780000000900"))
                        .sees(pipe("DD", "#1")));
    }

    private static Stream<Row> version1() {
        String file = utf16("\\svcctl\0");
        String header = "FF 00 0000";
        return Stream.of(
                row("the same in version 1: the first command of a message moves it")
                        .client(smb1(0x75, false, 0, 1, header + "0000 0100", "00" + utf16("\\\\a\\IPC$\0") + "3F00"))
                        .server(smb1(0x75, true, 5, 1, header + "0100", "4950430000"))
                        .client(smb1(0xA2, false, 5, 2, header + "00 1000" + "00".repeat(41), "00" + file))
                        .server(smb1(0xA2, true, 5, 2, header + "00 0040" + "00".repeat(61), ""))
                        .client(smb1(
                                0x2F,
                                false,
                                5,
                                3,
                                header + "0040 00000000 FFFFFFFF 0800 0000 0000 0200 4000 00000000",
                                "EE AABB"))
                        .client(smb1(0x2E, false, 5, 4, header + "0040 00000000 0004 0004 00000000 0004 00000000", ""))
                        .server(smb1(0x2E, true, 5, 4, header + "0000 0000 0000 0100 3900 0000 0000 0000 0000", "CC"))
                        .client(smb1(
                                0x25,
                                false,
                                5,
                                5,
                                "0000 0200 0000 0004 00 00 0000 00000000 0000 0000 5400 0200 4300 02 00 2600 0040",
                                "DDEE"))
                        .server(smb1(0x25, true, 5, 5, "0000 0100 0000 0000 3700 0000 0100 3700 0000 00 00", "F0"))
                        .sees(
                                pipe("AABB", "svcctl#1"),
                                pipe("CC", "svcctl#1"),
                                pipe("DDEE", "svcctl#1"),
                                pipe("F0", "svcctl#1")),
                row("closed, and a file of another share")
                        .client(smb1(0x75, false, 0, 1, header + "0000 0100", "00" + utf16("\\\\a\\d\0") + "3F00"))
                        .server(smb1(0x75, true, 5, 1, header + "0100", "413A0000"))
                        .client(smb1(0xA2, false, 5, 2, header + "00 1000" + "00".repeat(41), "00" + file))
                        .server(smb1(0xA2, true, 5, 2, header + "00 0040" + "00".repeat(61), ""))
                        .client(smb1(0x04, false, 5, 3, "0040 00000000", ""))
                        .client(smb1(
                                0x2F,
                                false,
                                5,
                                3,
                                header + "0040 00000000 FFFFFFFF 0800 0000 0000 0200 4000 00000000",
                                "EE AABB"))
                        .sees());
    }
}

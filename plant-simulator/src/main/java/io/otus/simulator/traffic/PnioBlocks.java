package io.otus.simulator.traffic;

import io.otus.simulator.protocol.Profinet;
import io.otus.simulator.wire.ByteWriter;

/**
 * The blocks that the tour of PROFINET sends, each a line: the type, the low octet of the version behind a point where
 * it is not 0, and the content in hexadecimal, where {@code AR} stands for the relation, {@code UU} for another
 * identifier and {@code FILL16} for so many blanks.
 */
final class PnioBlocks {
    static final String RELATION = "a1a2a3a4a5a647a889aaabacadaeafb0";
    private static final String OTHER = "b1b2a3a4a5a647a889aaabacadaeafb0";
    static final byte[] NOTHING = {};

    /** A controller, a module with two octets of input in slot 1, and one with an octet of output in slot 2. */
    static final String CONNECT = """
        0101 0001 AR 0001 020000000010 dea000006c9711d1827100010001002a 00000011 0258 8892 0003 706c63
        0102 0001 0001 8892 00000001 0028 8001 0020 0020 0001 0000 ffffffff 0003 0003 c000 000000000000 0001 00000000 0001 0001 0001 0000 0001 0002 0001 0003
        0102 0002 0002 8892 00000001 0028 ffff 0020 0020 0001 0000 ffffffff 0003 0003 c000 000000000000 0001 00000000 0001 0002 0001 0001 0001 0001 0001 0000
        0103 0001 8892 00000000 0001 0003 0001 00c8 c000 a000
        0104 0001 00000000 0001 00000010 0000 0001 0001 00000001 0001 0001 0002 01 01
        0104 0001 00000000 0002 00000020 0000 0001 0001 00000001 0002 0002 0001 01 01
        0109 0000 UU 0000 0001 0001 000d 00000102
        010a 0096 00000000
        010b 0000 0601 0018 0100 0000 00000001 UU
        """;

    static final String CONNECTED = """
        8101 0001 AR 0001 020000000020 8892
        8102 0001 0001 8001
        8102 0002 0002 c00a
        8103 0001 0002 00c8
        8104 0001 00000000 0001 0002 00000021 0001 0001 0001 00000001 0001
        8106 0006 627573303031
        """;

    /** A relation with what other profiles of relations add. */
    static final String CONNECT_WITH_MORE = """
        0101 0006 AR 0001 020000000010 dea000006c9711d1827100010001002a 40000011 0258 8892 0003 706c63
        0105 dea000006c9711d1827100010001002a 00000001 0258 0003 706c63
        0106 0001 00000000 0001 0003 706c63
        0108 0001 00000000 aabbccdd
        010c 0000 00000001
        """;

    static final String CONNECTED_WITH_MORE = """
        8101 0006 AR 0001 020000000020 8892
        8105 0006 627573303031
        8107 8892
        8108 0001 00000000 aabbccdd
        """;

    /** Records that the controller writes in one call: subslot, index, block. */
    static final String PARAMETERS = """
        8000 8020 022a 0001 022b 0008 0100 0100 80020003
        8000 802d 0203.2 0000 UU 00000000 00000000 000003e8 000003c0 0001 0000 0000 0003 0003 0001 01 ff 04 73796e63 000000
        8000 8051 0213 0000 UU 00000000
        8000 8052 0211 0000 UU 0000 0000 0b 6d7270646f6d61696e2d31
        8000 8071 0250 0000 00000001
        8001 802b 0200 0000 0000 8001 020a 0014 0100 01 08 706f72742d303031 06 706c63303031 00
        8001 802f 0202 0000 0000 8001 0226 0008 0100 0000 0001 0000
        0000 e050 0609 0000 0601 0018 0100 0000 00000001 UU
        0001 0005 aabbccdd
        """;

    /** Records that the controller reads: slot, subslot, index, block. */
    static final String RECORDS = """
        0001 0001 aff0 0020 002a 3645533720313331 2d36424630302d3042413020 53432d3132333435363738202020202020 0003 56020107 0000 0000 0001 0101 001e
        0000 0001 aff1 0021 46756e6374696f6e202020202020202020202020202020202020202020202020 48616c6c202020202020202020202020202020202020
        0000 0001 aff2 0022 323032362d30312d30312031323a3030
        0000 0001 f840 0030 0001 00000000 0001 0001 00000010 0001 0001 00000001
        0001 0001 800a 0010.1 00000000 0001 0001 8000 0000 8000 0001 0800 0006
        0000 0001 f830 0019 0000000000000001 0001 0000000000000002 AR de80b000 00000007
        0000 0001 e000 0012.1 0001 00000000 0001 0001 00000010 0001 0001 00000001
        0000 0001 f000 0013.1 0001 00000000 0001 0001 00000010 0001 0001 00000001
        0000 8000 8080 0240 03 706c63 0000 020000000020 0000 0a140114 ffffff00 0a140101
        0000 8001 8028 0251 0000 00000001 00000002 00000003 00000004 00000005 00000006
        0000 0001 f821 001a 0001 00000000
        0001 0001 8010 0014 0001 aabb
        0001 0001 8028 0015 01 80 01 80 0002 1122
        0000 0001 aff3 0023 2020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020
        0000 8000 8052 0211.1 00 01 0231 0024 0100 00 00 UU 0000 0000 0b 6d7270646f6d61696e2d31
        0000 8000 8051 0213.1 00 01 0233 0018 0100 00 00 UU 00000003
        0000 8001 8052 0214 0000 UU
        0000 8001 802f 0202 0000 0000 8001 020e 0008 0100 0000 0010 0000
        0000 8001 802b 0200 0000 0000 8001 020b 0008 0100 0000 0000038a
        0000 8001 802b 0200 0000 0000 8001 020c 0004 0100 0010
        0000 8001 802b 0200 0000 0000 8001 021e 0004 0100 0002
        0000 8001 802b 0200 0000 0000 8001 021f 0004 0100 0001
        0000 8000 f831 0400 0000 00000000 0000 8000 0250 0008 0100 0000 00000001
        0000 0000 e060 0401 0000 00000000 0000 8000 0000 8071 0250 0008 0100 0000 00000001
        0001 0001 0005 -
        """;

    /** Control commands: block, and block of the answer, with the command. */
    static final String COMMANDS = """
        0118 8118 0040
        0110 8110 0001
        0111 8111 0001
        0116 8116 0010
        0117 8117 0020
        """;

    /** Alarms: frame id, type, block. */
    static final String ALARMS = """
        fe01 1 0002 0001 00000000 0001 0001 00000010 00000001 b800 8000 0001 0800 0006
        fe01 3 -
        fe01 1 8002 0001 00000000 0001 0001 3800 00000000
        fc01 1 0001 0002 00000000 0001 0001 00000010 00000001 3801 0001 aabb
        fc01 2 -
        fe01 1 0002 000c 00000000 0001 0001 00000010 00000001 3802 8002 0001 0800 0006 8001 00000007
        fe01 1 0002 0003 00000000 0001 0001 00000010 00000001 3803
        """;

    static final String CLOCKS_OF_THE_LINK = """
        ff40 0c06 020000000020 00000000
        ff41 0e04 00000007 0000
        ff42 0e04 00000007 0000
        ff43 0e04 00000007 0000
        0080 0216 020000000010 UU 040a 0000 00000010 00000020 0604 0001 0025 0000 0806 01 ff 0d 20 0003
        ff20 0216 020000000010 UU
        ff00 0806 01 ff 0d 20 0003
        """;

    static final String RING_OF_SWITCHES = """
        0212 8000 020000000010 0000 0001 0001 00000020
        030a 8000 020000000010 0014
        040c 020000000020 0000 0014 0001 0000
        050c 020000000020 0000 0014 0001 0000
        0212 8000 020000000010 0000 0000 0001 00000020
        """;

    private PnioBlocks() {}

    /** The octets of a content. */
    static byte[] hex(String text) {
        return new ByteWriter()
                .hex(text.replace("AR", RELATION)
                        .replace("UU", OTHER)
                        .replace("FILL16", "20".repeat(16))
                        .replace("FILL54", "20".repeat(54))
                        .replace("FILL64", "20".repeat(64))
                        .replace(" ", ""))
                .toByteArray();
    }

    /** A block of a line: type, perhaps with {@code .1} for version 1.1 and so on, and content; {@code -} for none. */
    static byte[] block(String line) {
        if (line.equals("-")) {
            return NOTHING;
        }
        int blank = line.indexOf(' ');
        String type = line.substring(0, blank);
        int version = 0x100 + (type.length() > 4 ? type.charAt(5) - '0' : 0);
        return Profinet.block(Integer.parseInt(type.substring(0, 4), 16), version, hex(line.substring(blank + 1)));
    }

    /** The blocks of several lines. */
    static byte[] blocks(String lines) {
        ByteWriter out = new ByteWriter();
        lines.lines().forEach(line -> out.bytes(block(line)));
        return out.toByteArray();
    }
}

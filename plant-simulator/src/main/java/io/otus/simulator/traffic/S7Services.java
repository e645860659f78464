package io.otus.simulator.traffic;

import io.otus.simulator.wire.ByteWriter;
import java.util.List;

/**
 * User data of S7comm beside the everyday ones, for {@link S7Tour}: test functions, cyclic data, block facts, alarms
 * and numerical controls. What controllers answer about stacks, breakpoints and stored jobs has no public description,
 * so the controller of the tour refuses those with the errors that the manual lists. Immutable.
 *
 * @param group function group
 * @param function of the group
 * @param asked data of what the client asks
 * @param answered data of what the controller says to that
 * @param error 0, or why the controller refuses
 * @param told data of what the controller tells of the same job after that
 */
record S7Services(int group, int function, String asked, String answered, int error, List<String> told) {
    private static final int CPU_FUNCTIONS = 4;
    private static final int NOT_THERE = 0x0A;
    private static final int SUCCESS = 0xFF;
    private static final int OCTETS = 0x09;
    private static final String NOTHING = "-";

    /** Trigger of a test function: its type at 2, how often at 4, when at 18. */
    private static final String TRIGGER = "0000000100000012000100010001000100010200";

    /**
     * Group, function, and the data of the request, of the answer, and of what is told later. Test functions have
     * parameters and data apart; a dash is nothing, an error is written behind an exclamation mark.
     */
    private static final String ALL = """
        1 01 0004000100010000|- > |- > 01000002|0001
        1 02 |0002 01060000 0000 1101 0000 0008 > 01000002|0002 ff090006 4133851fdead ff090001 0200 > 01000002|0001 ff090001 0700
        1 03 |- > !d402
        1 04 |- > !d402
        1 05 |- > !d402
        1 06 |- > !d406
        1 07 |- > !d406
        1 08 |0001 01010000 000a ff090001 0700 > -
        1 09 |0001 01010000 000b ff090001 0100 > -
        1 0a |- > !d002
        1 0b |- > !d004
        1 0c |- > !d081
        1 0d |0203 > -
        1 0e |0203 > -
        1 0f |0001 0203 > -
        1 10 |- > 0000|0203 0000 0904 0000
        1 11 |0203 > !d0a5
        1 12 |- > !d0a5
        1 13 0004000100010000|- > !d0a1
        1 16 |- > -
        2 01 0001 01 02 120a10020004000184000050 > 0001 ff040020 01020304 > 0001 ff040020 01020305
        2 05 0001 01 02 120cb002 02 007c0172 03 00440166 > 0001 ff090007 ff43f6 ff010203 00 > 0001 ff090007 ff43f7 ff010203 00
        2 07 0001 01 02 120a10020001000084000000 > 0001 ff040008 0700 > 0001 ff040008 0800
        2 04 0501 > -
        3 03 3041 30303030 3141 > 0100 004a 4230 7070 01 01 05 0a 0001 00000064 00000000 02c1aac8 0f76 02c1aac8 0f76 0014 0000 0000 000a \
             4f54555300000000 544f555200000000 4442310000000000 10 00 c5a0 0000000000000000
        3 03 3041 30303939 3941 > !d209
        4 02 80 00 4f74757320202020 0100 > 0200
        4 07 0001 1206 15 00 00000001 > -
        4 08 0001 1206 15 00 00000001 > -
        4 0b 0001 1208 19 01 00000001 0001 > 0001 ff
        4 13 0001 1208 1a 00 01 34 00000002 > 0001 ff09000c 0a 0000 02 0000002f 00 00 cfcf
        7 03 - > 0019 2603020600000002
        7 04 0019 2603020600000002 > -
        15 01 - > -
        15 02 - > -
        15 03 - > -
        15 04 - > -
        15 06 - > -
        15 07 - > -
        15 08 - > -
        """;

    /**
     * What the controller tells unasked of the CPU functions: its function and data, which begin with the time but
     * where alarms are locked.
     */
    private static final String ALARMS = """
        05 2603020600000002 8001 120a 16 01 00000001 01000000 ff040008 0700
        06 2603020600000002 8001 120a 16 01 00000002 01010000 ff040010 0102
        09 0000 2603020600000002 0000 8001 120a 16 00 00000003 01010000
        0c 2603020600000002 0001 1208 19 00 00000001 0001
        0d 0001 1206 15 00 00000001
        0e 0001 1206 15 00 00000001
        11 2603020600000002 8001 120a 16 00 60000001 01010000
        12 2603020600000002 8001 120a 16 01 60000002 01000000 ff040008 0100
        16 2603020600000002 8001 120e 1c 00 00000004 01010000 00010100
        """;

    /** All of them. */
    static List<S7Services> all() {
        return ALL.lines().map(S7Services::of).toList();
    }

    /** What the controller tells unasked. */
    static List<S7Services> alarms() {
        return ALARMS.lines()
                .map(line -> new S7Services(
                        CPU_FUNCTIONS,
                        Integer.parseInt(line.substring(0, 2), 16),
                        NOTHING,
                        line.substring(3),
                        0,
                        List.of()))
                .toList();
    }

    private static S7Services of(String line) {
        List<String> sides = List.of(line.split(" > ", -1));
        String[] asked = sides.getFirst().split(" ", 3);
        String answered = sides.get(1);
        boolean refused = answered.startsWith("!");
        return new S7Services(
                Integer.parseInt(asked[0]),
                Integer.parseInt(asked[1], 16),
                asked[2],
                refused ? NOTHING : answered,
                refused ? Integer.parseInt(answered.substring(1), 16) : 0,
                sides.subList(2, sides.size()));
    }

    byte[] request() {
        return data(asked, TRIGGER);
    }

    byte[] answer() {
        return data(answered, "");
    }

    List<byte[]> later() {
        return told.stream().map(text -> data(text, "")).toList();
    }

    /** Data with their head; those of test functions have the lengths of both parts before them. */
    private static byte[] data(String text, String common) {
        if (text.equals(NOTHING)) {
            return new ByteWriter().u8(NOT_THERE).u8(0).u16(0).toByteArray();
        }
        int bar = text.indexOf('|');
        byte[] content = bar < 0 ? hex(text) : test(hex(common + text.substring(0, bar)), hex(text.substring(bar + 1)));
        return new ByteWriter()
                .u8(SUCCESS)
                .u8(OCTETS)
                .u16(content.length)
                .bytes(content)
                .toByteArray();
    }

    private static byte[] test(byte[] parameters, byte[] data) {
        return new ByteWriter()
                .u16(parameters.length)
                .u16(data.length)
                .bytes(parameters)
                .bytes(data)
                .toByteArray();
    }

    private static byte[] hex(String text) {
        return new ByteWriter().hex(text.replaceAll("[ -]", "")).toByteArray();
    }
}

package io.otus.simulator.protocol;

import io.otus.simulator.wire.ByteWriter;

/** FINS frames and FINS/TCP as controllers and stations send them, Omron W342 §5-1 and W421 §7-4. */
public final class Fins {
    /** UDP and TCP port. */
    public static final int PORT = 9600;

    /** FINS/TCP: a client sends its node address. */
    public static final int NODE_ADDRESS_CLIENT = 0;
    /** FINS/TCP: the server answers with both. */
    public static final int NODE_ADDRESS_SERVER = 1;
    /** FINS/TCP: a FINS frame. */
    public static final int FRAME_SEND = 2;

    private static final int COMMAND = 0x80;
    private static final int RESPONSE = 0xC0;
    private static final int GATEWAYS = 2;

    private Fins() {}

    /** A command from one node to the CPU Unit of another on the same network. */
    public static byte[] command(int from, int to, int sid, byte[] text) {
        return frame(COMMAND, to, from, sid, text);
    }

    /** A response, which carries an end code in front of its data. */
    public static byte[] response(int from, int to, int sid, byte[] text) {
        return frame(RESPONSE, to, from, sid, text);
    }

    private static byte[] frame(int icf, int to, int from, int sid, byte[] text) {
        return new ByteWriter()
                .u8(icf)
                .u8(0)
                .u8(GATEWAYS)
                .u8(0)
                .u8(to)
                .u8(0)
                .u8(0)
                .u8(from)
                .u8(0)
                .u8(sid)
                .bytes(text)
                .toByteArray();
    }

    /** A FINS/TCP message. */
    public static byte[] tcp(int command, int errorCode, byte[] body) {
        return new ByteWriter()
                .text("FINS")
                .u32(8 + body.length)
                .u32(command)
                .u32(errorCode)
                .bytes(body)
                .toByteArray();
    }
}

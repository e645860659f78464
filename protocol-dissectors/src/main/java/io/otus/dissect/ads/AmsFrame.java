package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.FieldWriter;

/**
 * AMS/TCP header and AMS header, AMS "AMS/TCP Packet"; little-endian.
 *
 * <pre>
 *  0          2        6              12            14             20            22
 *  +----------+--------+--------------+-------------+--------------+-------------+---
 *  | reserved | length | target NetId | target port | source NetId | source port |
 *  +----------+--------+--------------+-------------+--------------+-------------+---
 *  22           24            26            30           34          38
 *  +------------+-------------+-------------+------------+-----------+---------
 *  | command id | state flags | data length | error code | invoke id | data ...
 *  +------------+-------------+-------------+------------+-----------+---------
 * </pre>
 *
 * @param target NetId of the device that is asked or told, such as {@code 5.18.61.2.1.1}
 * @param targetPort the ADS device within it, 0 to 65535
 * @param source likewise, who asks or tells
 * @param stateFlags {@link #RESPONSE} and {@link #ADS_COMMAND} among others
 * @param errorCode of the router or the target; 0 where there is none
 * @param invokeId pairs request and response
 */
public record AmsFrame(
        String target,
        int targetPort,
        String source,
        int sourcePort,
        int commandId,
        int stateFlags,
        long errorCode,
        long invokeId) {
    /** Octets in front of the data. */
    static final int SIZE = 38;
    /** Octets of the AMS/TCP header, which its length does not count. */
    static final int TCP_HEADER = 6;
    /** Longest message that is read whole; of a longer one its head is. */
    static final int MAX_WHOLE = 1 << 16;
    /** Octets of a longer message that are read. */
    static final int HEAD = 512;
    /** Longest message that is taken for one. */
    static final int MAX_LENGTH = 1 << 26;

    /** State flag: a response. */
    static final int RESPONSE = 0x0001;
    /** State flag: an ADS command, which every message here is. */
    static final int ADS_COMMAND = 0x0004;

    /** How the NetId of a system ends. */
    private static final String SYSTEM = ".1.1";

    private static final int NET_ID = 6;
    private static final int TARGET_AT = 6;
    private static final int SOURCE_AT = 14;
    private static final int COMMAND_AT = 22;
    private static final int STATE_AT = 24;
    private static final int DATA_LENGTH_AT = 26;
    private static final int ERROR_AT = 30;
    private static final int INVOKE_AT = 34;

    static AmsFrame of(ByteView b) {
        return new AmsFrame(
                netId(b, TARGET_AT),
                b.le16(TARGET_AT + NET_ID),
                netId(b, SOURCE_AT),
                b.le16(SOURCE_AT + NET_ID),
                b.le16(COMMAND_AT),
                b.le16(STATE_AT),
                b.le32(ERROR_AT),
                b.le32(INVOKE_AT));
    }

    private static String netId(ByteView b, int at) {
        StringBuilder text = new StringBuilder(23).append(b.u8(at));
        for (int i = 1; i < NET_ID; i++) {
            text.append('.').append(b.u8(at + i));
        }
        return text.toString();
    }

    /** Whether the first octets may be of an AMS/TCP header, as far as they are there. */
    static boolean begins(ByteView b) {
        int there = Math.min(b.length(), 2);
        for (int i = 0; i < there; i++) {
            if (b.u8(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Octets of the whole message, as its AMS/TCP header counts them. */
    static long total(ByteView b) {
        return TCP_HEADER + b.le32(2);
    }

    /** Octets of data, as the AMS header counts them. */
    static long dataLength(ByteView b) {
        return b.le32(DATA_LENGTH_AT);
    }

    boolean isResponse() {
        return (stateFlags & RESPONSE) != 0;
    }

    /** Whether the device sends it: an answer, or a notification. */
    boolean isFromDevice() {
        return isResponse() || commandId == AdsCommand.DEVICE_NOTIFICATION;
    }

    /** The ADS port of the served device: the target of a request, the source of an answer or notification. */
    int port() {
        return isFromDevice() ? sourcePort : targetPort;
    }

    /** The NetId of {@link #port}. */
    String device() {
        return isFromDevice() ? source : target;
    }

    /**
     * That port as a unit; with its NetId where that is not the one of a system itself, such as of an EtherCAT master
     * within it.
     */
    String unit() {
        String device = device();
        return isOfSystem(device) ? Integer.toString(port()) : device + ':' + port();
    }

    /** Whether a NetId is that of a system itself, and not of a part of it such as an EtherCAT master. */
    static boolean isOfSystem(String netId) {
        return netId.endsWith(SYSTEM);
    }

    /** Invoke ids are each client's own, and several clients of a host share a connection. */
    long transaction() {
        int client = isFromDevice() ? 31 * target.hashCode() + targetPort : 31 * source.hashCode() + sourcePort;
        return (long) client << 32 | invokeId;
    }

    /** Whether two lengths agree, the message is an ADS command, and the command is known. */
    static boolean isCertain(ByteView b) {
        return begins(b)
                && dataLength(b) == total(b) - SIZE
                && isAdsCommand(b)
                && AdsCommand.isKnown(b.le16(COMMAND_AT));
    }

    static boolean isAdsCommand(ByteView b) {
        return (b.le16(STATE_AT) & ADS_COMMAND) != 0;
    }

    void fields(FieldWriter out) {
        out.text("target_net_id", target);
        out.number("target_port", targetPort);
        out.text("source_net_id", source);
        out.number("source_port", sourcePort);
        out.number("command_id", commandId);
        out.text("command", AdsCommand.name(commandId));
        out.number("state_flags", stateFlags);
        if (errorCode != 0) {
            out.number("error_code", errorCode);
            out.text("error", ReturnCode.name(errorCode));
        }
        out.number("invoke_id", invokeId);
    }
}

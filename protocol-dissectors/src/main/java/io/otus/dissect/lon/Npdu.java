package io.otus.dissect.lon;

import io.otus.core.bytes.ByteView;
import org.jspecify.annotations.Nullable;

/**
 * The network layer of a LonTalk packet, ISO/IEC 14908-1: behind an octet of the link layer.
 *
 * <pre>
 *    bits 7-6   5-4          3-2              1-0
 *  +---------+------------+----------------+---------------+--------------------+-------------+--------+-----
 *  | version | PDU format | address format | domain length | source subnet,node | destination | domain | PDU
 *  +---------+------------+----------------+---------------+--------------------+-------------+--------+-----
 * </pre>
 *
 * @param format of what it carries: one of the constants
 * @param source subnet and node, such as {@code 5/9}
 * @param destination the same, a neuron id, a group as {@code group-3}, or a subnet and all of its nodes as {@code 1/*}
 * @param isOne whether the destination is one node, and none that is answered by a group
 * @param client subnet and node of who asks, or is answered, as a number
 * @param server the same of who is asked, or answers; {@link #NOBODY} for a neuron id
 * @param domain in hexadecimal; empty for the domain of no length
 * @param pdu what it carries
 */
record Npdu(
        int format,
        String source,
        String destination,
        boolean isOne,
        int client,
        int server,
        String domain,
        ByteView pdu) {
    /** No node: none has this number. */
    static final int NOBODY = 0xFFFF;

    static final int TRANSACTION = 0;
    static final int SESSION = 1;
    static final int AUTHENTICATION = 2;
    static final int APPLICATION = 3;

    private static final int[] DOMAIN_LENGTHS = {0, 1, 3, 6};
    private static final int BROADCAST = 0;
    private static final int MULTICAST = 1;
    private static final int SUBNET_NODE = 2;
    private static final int NEURON = 6;
    /** Octets of a neuron id as text, which is the same in all domains. */
    private static final int NEURON_DIGITS = 2 * NEURON;

    private static final int NODE = 0x7F;
    /** Beside the number of a node that sends: it does not acknowledge what its group was told. */
    private static final int ALONE = 0x80;

    private static final int ACKNOWLEDGMENT_OF_GROUP = 4;
    private static final int RESPONSE = 2;
    private static final int ADDRESSES = 4;

    /** Reads one; null where it is too short for its addresses, or of another version. */
    static @Nullable Npdu read(ByteView b) {
        if (b.length() < ADDRESSES || b.u8(1) >>> 6 != 0) {
            return null;
        }
        int bits = b.u8(1);
        int addressing = (bits >>> 2) & 3;
        boolean isOfGroup = (b.u8(3) & ALONE) == 0;
        if (isOfGroup && addressing != SUBNET_NODE) {
            return null;
        }
        int destinationSize = switch (addressing) {
            case BROADCAST, MULTICAST -> 1;
            case SUBNET_NODE -> isOfGroup ? ACKNOWLEDGMENT_OF_GROUP : 2;
            default -> 1 + NEURON;
        };
        int domainAt = ADDRESSES + destinationSize;
        int domainLength = DOMAIN_LENGTHS[bits & 3];
        if (!b.has(domainAt, domainLength + 1)) {
            return null;
        }
        int source = (b.u8(2) << 8) | (b.u8(3) & NODE);
        String to = switch (addressing) {
            case BROADCAST -> b.u8(ADDRESSES) == 0 ? "*" : b.u8(ADDRESSES) + "/*";
            case MULTICAST -> "group-" + b.u8(ADDRESSES);
            case SUBNET_NODE -> b.u8(ADDRESSES) + "/" + (b.u8(ADDRESSES + 1) & NODE);
            default -> b.octets(ADDRESSES + 1, NEURON).toString();
        };
        ByteView pdu = b.from(domainAt + domainLength);
        int format = (bits >>> 4) & 3;
        boolean isAnswer = (format == TRANSACTION || format == SESSION) && ((pdu.u8(0) >>> 4) & 7) == RESPONSE;
        int other = addressing == SUBNET_NODE ? (b.u8(ADDRESSES) << 8) | (b.u8(ADDRESSES + 1) & NODE) : NOBODY;
        return new Npdu(
                format,
                (source >>> 8) + "/" + (source & NODE),
                to,
                addressing > MULTICAST && !isOfGroup,
                isAnswer ? other : source,
                isAnswer ? source : other,
                b.octets(domainAt, domainLength).toString(),
                pdu);
    }

    /** A node as a unit: nodes of several domains, each with numbers of its own, share a wire. */
    String unit(String node) {
        return domain.isEmpty() || node.length() == NEURON_DIGITS ? node : domain + ":" + node;
    }

    /**
     * The transaction of a PDU that has a number: nodes behind one router count for themselves, and each for everyone
     * whom it asks.
     *
     * @param asked the node that was asked, or {@link #NOBODY} where it was asked by its neuron id
     */
    long transaction(int asked) {
        return ((long) format << 40) | ((long) asked << 24) | ((long) client << 4) | (pdu.u8(0) & 15);
    }
}

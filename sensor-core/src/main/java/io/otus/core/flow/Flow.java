package io.otus.core.flow;

import io.otus.core.decode.OuterHeader;
import io.otus.core.decode.Packet;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.OtherCard;
import io.otus.core.event.TakenOver;
import io.otus.core.event.Tunnel;
import io.otus.core.list.AgeList;
import io.otus.core.net.Endpoint;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One flow in the {@link FlowTable}: who speaks with whom, how much, and since when.
 *
 * <p>Side 0 is who sent the first frame. The endpoint of side 1 is known at first from the frames that are sent to it,
 * which may name the MAC address of a router; it is corrected once, when side 1 speaks itself. Confined to the analysis
 * thread.
 */
public final class Flow extends AgeList.Entry<Flow> implements FlowInfo {
    /** Most segments beside its own in which one flow is recognised; see docs/decisions/0003. */
    static final int MAX_ALIASES = 4;

    private static final Object[] NO_ATTACHMENTS = {};
    private static final int[] NO_ALIASES = {};

    // Key. Side 0 is the source of the first frame.
    final long id;
    final long digest;
    final Transport transport;
    final int ipVersion;
    final int protocolNumber;
    final int snapOui;
    final int snapProtocol;
    final int virtualNetwork;
    final int segment;
    final long high0;
    final long low0;
    final long high1;
    final long low1;
    final int port0;
    final int port1;
    final long mac0;
    final long mac1;
    private int[] aliases = NO_ALIASES;

    // Who and how much.
    private Endpoint endpoint0;
    private Endpoint endpoint1;
    private final @Nullable Tunnel tunnel;
    private final long firstTime;
    private long lastTime;
    private long lossTime = Long.MIN_VALUE;
    private long frames0;
    private long frames1;
    private long bytes0;
    private long bytes1;
    private long payload0;
    private long payload1;
    private long unread0;
    private long unread1;
    private long encrypted0;
    private long encrypted1;
    private int sender;
    private long latestCard0 = Packet.NONE;
    private long latestCard1 = Packet.NONE;
    private String heardOn0 = "";
    private String heardOn1 = "";

    // What is known about it.
    private int contentClient = NOBODY;
    private int handshakeClient = NOBODY;
    private int portClient = NOBODY;
    private @Nullable String protocol;
    private @Nullable Object[] attachments = NO_ATTACHMENTS;

    // Kept by the table: the list of its timer class and since when, on the clock that leaves out gaps in time.
    @Nullable
    TimerList list;

    long listedAt;
    long intervalAt;

    // Kept by Cards: from which network card the host of each side speaks; null where no host does.
    private @Nullable Speaker speaker0;
    private @Nullable Speaker speaker1;
    // Whether the latest frame of each side came from another one than the side began with.
    private boolean strays0;
    private boolean strays1;
    // The latest frame of each side that came from another card than its host's.
    private @Nullable OtherCard otherCard0;
    private @Nullable OtherCard otherCard1;

    /** Kept by {@link TcpReassembler}; null until the first segment, and for all that is not TCP. */
    @Nullable
    TcpConnection tcp;

    Flow(long id, long digest, Packet packet, KnownAddresses addresses, long time) {
        this.id = id;
        this.digest = digest;
        transport = packet.transport();
        ipVersion = packet.ipVersion();
        protocolNumber = packet.protocolNumber();
        snapOui = packet.snapOui();
        snapProtocol = packet.snapProtocol();
        virtualNetwork = packet.virtualNetwork();
        segment = packet.segment();
        high0 = packet.sourceHigh();
        low0 = packet.sourceLow();
        high1 = packet.destinationHigh();
        low1 = packet.destinationLow();
        port0 = packet.sourcePort();
        port1 = packet.destinationPort();
        mac0 = packet.sourceMac();
        mac1 = packet.destinationMac();
        endpoint0 = new Endpoint(segment, addresses.mac(mac0), addresses.ip(ipVersion, high0, low0), port0);
        endpoint1 = new Endpoint(segment, addresses.mac(mac1), addresses.ip(ipVersion, high1, low1), port1);
        tunnel = tunnel(packet.outer(), addresses);
        firstTime = time;
        lastTime = time;
    }

    private static @Nullable Tunnel tunnel(OuterHeader outer, KnownAddresses addresses) {
        int version = outer.ipVersion();
        if (version == 0) {
            return null;
        }
        return new Tunnel(
                new Endpoint(
                        outer.segment(),
                        addresses.mac(outer.sourceMac()),
                        addresses.ip(version, outer.sourceHigh(), outer.sourceLow()),
                        Endpoint.NO_PORT),
                new Endpoint(
                        outer.segment(),
                        addresses.mac(outer.destinationMac()),
                        addresses.ip(version, outer.destinationHigh(), outer.destinationLow()),
                        Endpoint.NO_PORT),
                outer.ipProtocol());
    }

    @Override
    public @Nullable Tunnel tunnel() {
        return tunnel;
    }

    /** Counts a packet of {@code side}. */
    void count(Packet packet, int side, KnownAddresses addresses, long time) {
        sender = side;
        lastTime = time;
        if (side == 0) {
            frames0++;
            bytes0 += packet.frameLength();
            latestCard0 = packet.sourceMac();
            payload0 += (long) packet.payloadLength() + packet.missing();
        } else {
            if (frames1 == 0) {
                heard(packet, addresses);
            }
            frames1++;
            bytes1 += packet.frameLength();
            latestCard1 = packet.sourceMac();
            payload1 += (long) packet.payloadLength() + packet.missing();
        }
    }

    @Override
    public @Nullable TakenOver takenOver(int side) {
        Speaker speaker = speaker(side);
        MacAddress own = endpoint(side).mac();
        return speaker == null || own == null || isFromOwn(side) ? null : speaker.takenOver(own.bits());
    }

    @Override
    public boolean isFromOwn(int side) {
        return side == 0 ? !strays0 : !strays1;
    }

    /** The current packet tells from which network card its side is sent; one that a router passed on does not. */
    void sentFrom(Packet packet) {
        Endpoint endpoint = endpoint(sender);
        MacAddress own = endpoint.mac();
        boolean isOwn = own == null || own.bits() == packet.sourceMac();
        if (isOwn || (packet.segment() == endpoint.segment() && Stations.isNear(packet))) {
            if (sender == 0) {
                strays0 = !isOwn;
            } else {
                strays1 = !isOwn;
            }
        }
    }

    @Override
    public @Nullable OtherCard otherCard(int side) {
        return side == 0 ? otherCard0 : otherCard1;
    }

    /** The current packet came from another card than the one that its host speaks from. */
    void sentFromOther(Packet packet, long own) {
        OtherCard other = new OtherCard(new MacAddress(packet.sourceMac()), new MacAddress(own), packet.number());
        if (sender == 0) {
            otherCard0 = other;
        } else {
            otherCard1 = other;
        }
    }

    @Override
    public @Nullable MacAddress latestCard(int side) {
        long card = side == 0 ? latestCard0 : latestCard1;
        MacAddress known = endpoint(side).mac();
        if (card == Packet.NONE) {
            return null;
        }
        return known != null && known.bits() == card ? known : new MacAddress(card);
    }

    /** Side 1 speaks for the first time: its own frame says better than frames to it where it is. */
    private void heard(Packet packet, KnownAddresses addresses) {
        if (packet.sourceMac() != mac1 || packet.segment() != segment) {
            endpoint1 = new Endpoint(packet.segment(), addresses.mac(packet.sourceMac()), endpoint1.ip(), port1);
        }
    }

    /** Whether the flow is recognised in this segment. */
    boolean isIn(int other) {
        if (other == segment) {
            return true;
        }
        for (int alias : aliases) {
            if (alias == other) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Speaker speaker(int side) {
        return side == 0 ? speaker0 : speaker1;
    }

    void speaker(int side, Speaker speaker) {
        if (side == 0) {
            speaker0 = speaker;
        } else {
            speaker1 = speaker;
        }
    }

    /** From now on frames in this segment belong to the flow too. */
    void alsoIn(int other) {
        if (!isIn(other) && aliases.length < MAX_ALIASES) {
            aliases = Arrays.copyOf(aliases, aliases.length + 1);
            aliases[aliases.length - 1] = other;
        }
    }

    /** The side that sent the current packet, 0 or 1. */
    public int sender() {
        return sender;
    }

    /** Whether both sides have spoken. */
    public boolean isTwoSided() {
        return frames1 != 0;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public int protocolNumber() {
        return protocolNumber;
    }

    /** OUI of the SNAP header, or {@link Packet#NONE}. */
    public int snapOui() {
        return snapOui;
    }

    /** Protocol id of the SNAP header, or {@link Packet#NONE}. */
    public int snapProtocol() {
        return snapProtocol;
    }

    @Override
    public Endpoint endpoint(int side) {
        return side == 0 ? endpoint0 : endpoint1;
    }

    @Override
    public int client() {
        if (contentClient != NOBODY) {
            return contentClient;
        }
        return handshakeClient != NOBODY ? handshakeClient : portClient;
    }

    @Override
    public boolean isBeginningSeen() {
        return transport() != Transport.TCP || handshakeClient != NOBODY;
    }

    /** Content tells that this side is the client; overrides everything else. */
    public void clientByContent(int side) {
        contentClient = side;
    }

    /** The TCP handshake tells that this side is the client. */
    void clientByHandshake(int side) {
        handshakeClient = side;
    }

    /** A port tells that this side is the client; believed while nothing better is known. */
    public void clientByPort(int side) {
        portClient = side;
    }

    @Override
    public long frames(int side) {
        return side == 0 ? frames0 : frames1;
    }

    @Override
    public long bytes(int side) {
        return side == 0 ? bytes0 : bytes1;
    }

    @Override
    public long payloadBytes(int side) {
        return side == 0 ? payload0 : payload1;
    }

    @Override
    public long unreadBytes(int side) {
        return side == 0 ? unread0 : unread1;
    }

    @Override
    public long encryptedBytes(int side) {
        return side == 0 ? encrypted0 : encrypted1;
    }

    /** These bytes of payload are of messages whose content is encrypted; counted as {@link #unread}. */
    public void encrypted(int side, int length) {
        if (protocol == null) {
            return;
        }
        if (side == 0) {
            encrypted0 += length;
        } else {
            encrypted1 += length;
        }
    }

    /**
     * No message explains these bytes of payload; before the protocol is known none are explained, and none are
     * counted.
     */
    public void unread(int side, int length) {
        if (protocol == null) {
            return;
        }
        if (side == 0) {
            unread0 += length;
        } else {
            unread1 += length;
        }
    }

    /** The first frame of this side came by this interface. */
    public void heardOn(int side, String interfaceName) {
        if (side == 0) {
            heardOn0 = interfaceName;
        } else {
            heardOn1 = interfaceName;
        }
    }

    @Override
    public String heardOn(int side) {
        return side == 0 ? heardOn0 : heardOn1;
    }

    @Override
    public long firstTime() {
        return firstTime;
    }

    /** Bytes of a stream were found missing. */
    public void lost(long time) {
        lossTime = time;
    }

    @Override
    public long lossTime() {
        return lossTime;
    }

    @Override
    public long lastTime() {
        return lastTime;
    }

    @Override
    public @Nullable String protocol() {
        return protocol;
    }

    /**
     * Content confirmed, or with null denied again, which protocol the flow speaks. A confirmed flow outlives long
     * silence.
     */
    public void protocol(@Nullable String id) {
        protocol = id;
    }

    @Override
    public @Nullable Object attachment(int slot) {
        return slot < attachments.length ? attachments[slot] : null;
    }

    @Override
    public void attach(int slot, @Nullable Object attachment) {
        if (slot >= attachments.length) {
            attachments = Arrays.copyOf(attachments, slot + 1);
        }
        attachments[slot] = attachment;
    }

    /**
     * It is over: who keeps it, as evidence or to judge it later, does not keep what its messages and its two sides
     * needed.
     */
    public void dropAttachments() {
        attachments = NO_ATTACHMENTS;
        speaker0 = null;
        speaker1 = null;
    }
}

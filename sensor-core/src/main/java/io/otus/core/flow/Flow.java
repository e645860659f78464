package io.otus.core.flow;

import io.otus.core.decode.OuterHeader;
import io.otus.core.decode.Packet;
import io.otus.core.event.FlowInfo;
import io.otus.core.event.OtherCard;
import io.otus.core.event.TakenOver;
import io.otus.core.event.Tunnel;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import io.otus.core.list.AgeList;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
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

    /** Id of the capture that its frames are numbered in. */
    private final String capture;

    // Who and how much.
    private final FlowSide side0;
    private final FlowSide side1;
    private final @Nullable Tunnel tunnel;
    private final long firstTime;
    private long lastTime;
    private long lossTime = Long.MIN_VALUE;
    private int sender;

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

    /** Kept by {@link TcpReassembler}; null until the first segment, and for all that is not TCP. */
    @Nullable
    TcpConnection tcp;

    Flow(long id, long digest, String capture, Packet packet, KnownAddresses addresses, long time) {
        this.id = id;
        this.digest = digest;
        this.capture = capture;
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
        side0 = new FlowSide(new Endpoint(segment, addresses.mac(mac0), addresses.ip(ipVersion, high0, low0), port0));
        side1 = new FlowSide(new Endpoint(segment, addresses.mac(mac1), addresses.ip(ipVersion, high1, low1), port1));
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

    private FlowSide side(int side) {
        return side == 0 ? side0 : side1;
    }

    /** Counts a packet of {@code side}. */
    void count(Packet packet, int side, KnownAddresses addresses, long time) {
        sender = side;
        lastTime = time;
        if (side == 1 && side1.frames == 0) {
            heard(packet, addresses);
        }
        side(side).count(packet);
    }

    @Override
    public @Nullable TakenOver takenOver(int side) {
        return side(side).takenOver();
    }

    @Override
    public boolean isFromOwn(int side) {
        return side(side).isFromOwn();
    }

    /**
     * Notes from which network card the current packet's side sends. A packet that a router passed on shows nothing of
     * that.
     */
    void sentFrom(Packet packet) {
        side(sender).sentFrom(packet);
    }

    @Override
    public @Nullable OtherCard otherCard(int side) {
        return side(side).otherCard();
    }

    /** The current packet came from another card than the one that its host speaks from. */
    void sentFromOther(Packet packet, long own) {
        side(sender).sentFromOther(packet, own);
    }

    @Override
    public @Nullable MacAddress latestCard(int side) {
        return side(side).latestCard();
    }

    /** Side 1 speaks for the first time: its own frame says better than frames to it where it is. */
    private void heard(Packet packet, KnownAddresses addresses) {
        if (packet.sourceMac() != mac1 || packet.segment() != segment) {
            IpAddress ip = side1.endpoint.ip();
            side1.endpoint = new Endpoint(packet.segment(), addresses.mac(packet.sourceMac()), ip, port1);
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
    HostCard speaker(int side) {
        return side(side).speaker;
    }

    void speaker(int side, HostCard speaker) {
        side(side).speaker = speaker;
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
        return side1.frames != 0;
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

    @Override
    public Endpoint endpoint(int side) {
        return side(side).endpoint;
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

    /** Content shows that this side is the client. Overrides handshake and port. */
    public void clientByContent(int side) {
        contentClient = side;
    }

    /** The TCP handshake shows that this side is the client. */
    void clientByHandshake(int side) {
        handshakeClient = side;
    }

    /** A port suggests that this side is the client. Believed while nothing better is known. */
    public void clientByPort(int side) {
        portClient = side;
    }

    @Override
    public long frames(int side) {
        return side(side).frames;
    }

    @Override
    public long bytes(int side) {
        return side(side).bytes;
    }

    @Override
    public long payloadBytes(int side) {
        return side(side).payload;
    }

    @Override
    public @Nullable Evidence latestPayload(int side) {
        FrameSpan frame = side(side).latestPayload();
        return frame == null ? null : Evidence.of(capture, frame);
    }

    @Override
    public long unreadBytes(int side) {
        return side(side).unread;
    }

    @Override
    public long encryptedBytes(int side) {
        return side(side).encrypted;
    }

    /** Counts payload bytes of messages whose content is encrypted; they count as {@link #unread}. */
    public void encrypted(int side, int length) {
        if (protocol != null) {
            side(side).encrypted += length;
        }
    }

    /**
     * No message explains these bytes of payload; before the protocol is known none are explained, and none are
     * counted.
     */
    public void unread(int side, int length) {
        if (protocol != null) {
            side(side).unread += length;
        }
    }

    /** The first frame of this side came by this interface. */
    public void heardOn(int side, String interfaceName) {
        side(side).heardOn = interfaceName;
    }

    @Override
    public String heardOn(int side) {
        return side(side).heardOn;
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
        side0.speaker = null;
        side1.speaker = null;
    }
}

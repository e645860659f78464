package io.otus.testkit;

import io.otus.core.event.FlowInfo;
import io.otus.core.event.OtherCard;
import io.otus.core.event.Tunnel;
import io.otus.core.evidence.Evidence;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * A flow whose frames a test sends by hand. It keeps one attachment, and nobody is its client until
 * {@link #client(int)} says so.
 */
public final class TestFlow implements FlowInfo {
    private static final int FRAME_BYTES = 64;
    /** Headers of a TCP segment with time stamps, from the link header on. */
    private static final int HEADERS = 66;

    private final long id;
    private final Transport transport;
    private final Endpoint[] ends;
    private final long firstTime;
    private final long[] frames = new long[2];
    private final long[] bytes = new long[2];
    private final long[] unread = new long[2];
    private final long[] encrypted = new long[2];
    private final String[] heardOn = {"", ""};
    private final @Nullable MacAddress[] latestCards = new @Nullable MacAddress[2];
    private final @Nullable OtherCard[] otherCards = new @Nullable OtherCard[2];
    private final @Nullable Evidence[] payload = new @Nullable Evidence[2];
    private int client = NOBODY;
    private long lastTime;
    private long lossTime = Long.MIN_VALUE;
    private boolean beginningSeen = true;
    private @Nullable String protocol;
    private @Nullable Tunnel tunnel;
    private @Nullable Object attachment;

    /** A flow between two ends of which nothing was sent yet. */
    public TestFlow(long id, Transport transport, Endpoint first, Endpoint second, long time) {
        this.id = id;
        this.transport = transport;
        this.ends = new Endpoint[] {first, second};
        this.firstTime = time;
        this.lastTime = time;
    }

    /** A flow that the client opened, with a frame of each side. */
    public static TestFlow of(Transport transport, Endpoint client, Endpoint server) {
        return new TestFlow(1, transport, client, server, 0)
                .client(0)
                .frame(0, 0)
                .frame(1, 0);
    }

    /** The same, between two addresses without MAC. */
    public static TestFlow of(Transport transport, String client, int clientPort, String server, int serverPort) {
        return of(
                transport,
                new Endpoint(0, null, IpAddress.parse(client), clientPort),
                new Endpoint(0, null, IpAddress.parse(server), serverPort));
    }

    /** A side sends a frame of 64 octets. */
    public TestFlow frame(int side, long time) {
        lastTime = time;
        return sent(side, 1, FRAME_BYTES);
    }

    /** A side sends more, at a time that does not matter. */
    public TestFlow sent(int side, int moreFrames, long moreBytes) {
        frames[side] += moreFrames;
        bytes[side] += moreBytes;
        return this;
    }

    /** Sets the evidence of the latest payload of a side. */
    public TestFlow payload(int side, Evidence shown) {
        payload[side] = shown;
        return this;
    }

    /** Bytes of a side that nobody could read. */
    public TestFlow encrypted(int side, long moreBytes) {
        encrypted[side] += moreBytes;
        return this;
    }

    /** Bytes that no message explains. */
    public TestFlow unread(int side, long moreBytes) {
        unread[side] += moreBytes;
        return this;
    }

    /** Bytes of it were found missing. */
    public TestFlow lost(long time) {
        lossTime = time;
        return this;
    }

    /** It stood already when its first frame was captured. */
    public TestFlow joined() {
        beginningSeen = false;
        return this;
    }

    /** Which side asks. */
    public TestFlow client(int side) {
        client = side;
        return this;
    }

    /** Content tells what it carries. */
    public TestFlow speaks(String protocolId) {
        protocol = protocolId;
        return this;
    }

    /** From now on a side sends from this MAC address. */
    public TestFlow from(int side, String mac) {
        latestCards[side] = MacAddress.parse(mac);
        return this;
    }

    /** A frame of a side came from another network card than its host speaks from. */
    public TestFlow fromOther(int side, String mac, String own, long frame) {
        otherCards[side] = new OtherCard(MacAddress.parse(mac), MacAddress.parse(own), frame);
        return this;
    }

    /** Its first frame came in a tunnel. */
    public TestFlow within(Tunnel outer) {
        tunnel = outer;
        return this;
    }

    /** The interfaces on which the two sides are heard. */
    public TestFlow heardOn(String first, String second) {
        heardOn[0] = first;
        heardOn[1] = second;
        return this;
    }

    @Override
    public @Nullable Tunnel tunnel() {
        return tunnel;
    }

    @Override
    public boolean isBeginningSeen() {
        return beginningSeen;
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
        return switch (transport) {
            case TCP -> 6;
            case UDP -> 17;
            default -> 0;
        };
    }

    @Override
    public Endpoint endpoint(int side) {
        return ends[side];
    }

    @Override
    public int client() {
        return client;
    }

    @Override
    public String heardOn(int side) {
        return frames[side] == 0 ? "" : heardOn[side];
    }

    @Override
    public long frames(int side) {
        return frames[side];
    }

    @Override
    public long bytes(int side) {
        return bytes[side];
    }

    @Override
    public @Nullable Evidence latestPayload(int side) {
        return payload[side];
    }

    @Override
    public long payloadBytes(int side) {
        return Math.max(0, bytes[side] - frames[side] * HEADERS);
    }

    @Override
    public long unreadBytes(int side) {
        return unread[side];
    }

    @Override
    public long encryptedBytes(int side) {
        return encrypted[side];
    }

    @Override
    public @Nullable MacAddress latestCard(int side) {
        MacAddress latest = latestCards[side];
        return latest != null ? latest : ends[side].mac();
    }

    @Override
    public @Nullable OtherCard otherCard(int side) {
        return otherCards[side];
    }

    @Override
    public long firstTime() {
        return firstTime;
    }

    @Override
    public long lastTime() {
        return lastTime;
    }

    @Override
    public long lossTime() {
        return lossTime;
    }

    @Override
    public @Nullable String protocol() {
        return protocol;
    }

    @Override
    public @Nullable Object attachment(int slot) {
        return attachment;
    }

    @Override
    public void attach(int slot, @Nullable Object kept) {
        attachment = kept;
    }
}

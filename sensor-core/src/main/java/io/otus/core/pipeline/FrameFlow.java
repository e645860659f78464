package io.otus.core.pipeline;

import io.otus.core.decode.Packet;
import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/**
 * In place of a flow for a frame whose headers belong to none: a fragment, or one that is malformed. Knows its
 * addresses as far as they were read.
 */
final class FrameFlow implements FlowInfo {
    private final Transport transport;
    private final int protocolNumber;
    private final Endpoint source;
    private final Endpoint destination;
    private final long bytes;
    private final long payload;
    private final long time;
    private final @Nullable Object[] attachments = new Object[EventBus.MAX_SLOTS];

    FrameFlow(Packet packet, long time) {
        transport = packet.transport();
        protocolNumber = packet.protocolNumber();
        source = new Endpoint(
                packet.segment(),
                mac(packet.sourceMac()),
                ip(packet.ipVersion(), packet.sourceHigh(), packet.sourceLow()),
                packet.sourcePort());
        destination = new Endpoint(
                packet.segment(),
                mac(packet.destinationMac()),
                ip(packet.ipVersion(), packet.destinationHigh(), packet.destinationLow()),
                packet.destinationPort());
        bytes = packet.frameLength();
        payload = (long) packet.payloadLength() + packet.missing();
        this.time = time;
    }

    private static @Nullable MacAddress mac(long mac) {
        return mac == Packet.NONE ? null : new MacAddress(mac);
    }

    private static @Nullable IpAddress ip(int version, long high, long low) {
        return switch (version) {
            case 4 -> IpAddress.v4(low);
            case 6 -> IpAddress.v6(high, low);
            default -> null;
        };
    }

    /** 0: no flow has this number. */
    @Override
    public long id() {
        return 0;
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
        return side == 0 ? source : destination;
    }

    @Override
    public int client() {
        return NOBODY;
    }

    @Override
    public long frames(int side) {
        return side == 0 ? 1 : 0;
    }

    @Override
    public long bytes(int side) {
        return side == 0 ? bytes : 0;
    }

    @Override
    public long payloadBytes(int side) {
        return side == 0 ? payload : 0;
    }

    @Override
    public long firstTime() {
        return time;
    }

    @Override
    public long lastTime() {
        return time;
    }

    @Override
    public @Nullable String protocol() {
        return null;
    }

    @Override
    public @Nullable Object attachment(int slot) {
        return attachments[slot];
    }

    @Override
    public void attach(int slot, @Nullable Object attachment) {
        attachments[slot] = attachment;
    }
}

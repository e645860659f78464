package io.otus.benchmarks;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import io.otus.core.pipeline.EventBus;
import org.jspecify.annotations.Nullable;

/** A TCP flow that no capture holds: its counters stand still. */
class StillFlow implements FlowInfo {
    private static final int TCP = 6;

    private final long id;
    private final Endpoint client;
    private final Endpoint server;
    private final @Nullable Object[] attachments = new Object[EventBus.MAX_SLOTS];

    StillFlow(long id, Endpoint client, Endpoint server) {
        this.id = id;
        this.client = client;
        this.server = server;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Transport transport() {
        return Transport.TCP;
    }

    @Override
    public int protocolNumber() {
        return TCP;
    }

    @Override
    public Endpoint endpoint(int side) {
        return side == 0 ? client : server;
    }

    @Override
    public int client() {
        return 0;
    }

    @Override
    public long frames(int side) {
        return 1;
    }

    @Override
    public long bytes(int side) {
        return 0;
    }

    @Override
    public long payloadBytes(int side) {
        return 0;
    }

    @Override
    public long firstTime() {
        return 0;
    }

    @Override
    public long lastTime() {
        return 0;
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

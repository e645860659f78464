package io.otus.inventory;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/** A flow whose frames a test sends by hand. */
final class HandFlow implements FlowInfo {
    private final long id;
    private final Transport transport;
    private final Endpoint[] ends;
    private final long[] frames = new long[2];
    private final long[] unread = new long[2];
    private final long firstTime;
    private @Nullable Object attachment;
    private @Nullable String protocol;
    private int client = NOBODY;
    private long lastTime;
    private long lossTime = Long.MIN_VALUE;
    private final String[] heardOn = {"", ""};

    HandFlow(long id, Transport transport, Endpoint a, Endpoint b, long time) {
        this.id = id;
        this.transport = transport;
        this.ends = new Endpoint[] {a, b};
        this.firstTime = time;
        this.lastTime = time;
    }

    void frame(int side, long time) {
        frames[side]++;
        lastTime = time;
    }

    HandFlow heardOn(String first, String second) {
        heardOn[0] = first;
        heardOn[1] = second;
        return this;
    }

    @Override
    public String heardOn(int side) {
        return frames[side] == 0 ? "" : heardOn[side];
    }

    HandFlow client(int side) {
        client = side;
        return this;
    }

    HandFlow unread(int side, long bytes) {
        unread[side] += bytes;
        return this;
    }

    @Override
    public long unreadBytes(int side) {
        return unread[side];
    }

    HandFlow loses(long time) {
        lossTime = time;
        return this;
    }

    HandFlow protocol(String id) {
        protocol = id;
        return this;
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
        return 0;
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
    public long frames(int side) {
        return frames[side];
    }

    @Override
    public long bytes(int side) {
        return 64 * frames[side];
    }

    @Override
    public long firstTime() {
        return firstTime;
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

    @Override
    public @Nullable Object attachment(int slot) {
        return attachment;
    }

    @Override
    public void attach(int slot, @Nullable Object kept) {
        attachment = kept;
    }
}

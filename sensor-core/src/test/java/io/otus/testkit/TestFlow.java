package io.otus.testkit;

import io.otus.core.event.FlowInfo;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/** A flow between two endpoints that keeps one attachment. */
public final class TestFlow implements FlowInfo {
    private final Transport transport;
    private final Endpoint client;
    private final Endpoint server;
    private @Nullable Object attachment;
    private long lossTime = Long.MIN_VALUE;

    /** A flow that the client opened. */
    public TestFlow(Transport transport, Endpoint client, Endpoint server) {
        this.transport = transport;
        this.client = client;
        this.server = server;
    }

    /** A flow between two addresses without MAC. */
    public static TestFlow of(Transport transport, String client, int clientPort, String server, int serverPort) {
        return new TestFlow(
                transport,
                new Endpoint(0, null, IpAddress.parse(client), clientPort),
                new Endpoint(0, null, IpAddress.parse(server), serverPort));
    }

    /** Bytes of it were found missing. */
    public void lost(long time) {
        lossTime = time;
    }

    @Override
    public long lossTime() {
        return lossTime;
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @Override
    public int protocolNumber() {
        return transport == Transport.UDP ? 17 : 6;
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
        return 60;
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
        return attachment;
    }

    @Override
    public void attach(int slot, @Nullable Object newAttachment) {
        attachment = newAttachment;
    }
}

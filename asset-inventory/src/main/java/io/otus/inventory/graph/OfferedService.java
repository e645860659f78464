package io.otus.inventory.graph;

import io.otus.core.evidence.Evidence;
import io.otus.core.net.Transport;
import org.jspecify.annotations.Nullable;

/** A port at which an asset answered. Confined to the analysis thread. */
public final class OfferedService {
    private final Transport transport;
    private final int port;
    private final Evidence first;
    private final long firstTime;
    private long lastTime;
    private @Nullable String protocol;

    /** A service that answers for the first time. */
    public OfferedService(Transport transport, int port, Evidence first, long time) {
        this.transport = transport;
        this.port = port;
        this.first = first;
        this.firstTime = time;
        this.lastTime = time;
    }

    /** A service as it was stored. */
    public static OfferedService restored(
            Transport transport, int port, Evidence first, long firstTime, long lastTime, @Nullable String protocol) {
        OfferedService service = new OfferedService(transport, port, first, firstTime);
        service.lastTime = lastTime;
        service.protocol = protocol;
        return service;
    }

    /** TCP or UDP. */
    public Transport transport() {
        return transport;
    }

    /** The port. */
    public int port() {
        return port;
    }

    /** Id of the protocol that content confirmed; null where only the port is known. */
    public @Nullable String protocol() {
        return protocol;
    }

    /** The first answer. */
    public Evidence first() {
        return first;
    }

    /** Event time of the first answer. */
    public long firstTime() {
        return firstTime;
    }

    /** Event time of the latest use. */
    public long lastTime() {
        return lastTime;
    }

    /**
     * The service was used. Returns whether content confirmed another protocol than was known, so that roles may
     * differ.
     */
    public boolean used(@Nullable String confirmed, long time) {
        lastTime = Math.max(lastTime, time);
        boolean isNews = confirmed != null && !confirmed.equals(protocol);
        if (isNews) {
            protocol = confirmed;
        }
        return isNews;
    }

    /** {@code modbus 502/tcp}, or {@code 8080/tcp} where only the port is known. */
    public String describe() {
        String place = port + "/" + transport.label();
        return protocol == null ? place : protocol + ' ' + place;
    }
}

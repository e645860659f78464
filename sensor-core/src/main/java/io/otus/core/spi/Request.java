package io.otus.core.spi;

import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Speaker;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request as the dissector reports it; the core makes the {@link io.otus.core.event.Operation} of it.
 *
 * @param transaction what the answer will repeat: a transaction or invoke id with whatever else tells requests of this
 *     flow apart
 * @param service what is asked
 * @param unit the sub-device asked; empty where the protocol has none
 * @param points the points it names, with values when it carries them
 * @param exchange whether an answer is due, and who asks whom
 * @param clientUnit the sub-device that asks, or is told, where that is behind another device; else empty
 * @param speaker who asks or tells, where the sender passes it on; else null
 */
public record Request(
        long transaction,
        Service service,
        String unit,
        List<PointRange> points,
        Exchange exchange,
        String clientUnit,
        @Nullable Speaker speaker) {
    public Request {
        points = List.copyOf(points);
    }

    private Request(long transaction, Service service, String unit, List<PointRange> points, Exchange exchange) {
        this(transaction, service, unit, points, exchange, "", null);
    }

    /** The same request, asked by a sub-device of the client, or for a notification, received by it. */
    public Request withClientUnit(String asking) {
        return asking.equals(clientUnit)
                ? this
                : new Request(transaction, service, unit, points, exchange, asking, speaker);
    }

    /** The same request, where the sender of the frame passes on what another device asks or reports. */
    public Request spokenBy(@Nullable Speaker first) {
        return Objects.equals(first, speaker)
                ? this
                : new Request(transaction, service, unit, points, exchange, clientUnit, first);
    }

    /** A request that must be answered. */
    public static Request confirmed(long transaction, Service service, String unit, List<PointRange> points) {
        return new Request(transaction, service, unit, points, Exchange.CONFIRMED);
    }

    /** As {@link #confirmed}, where the answer may come on another flow; see {@link Exchange#CONFIRMED_ON_ANY_FLOW}. */
    public static Request confirmedOnAnyFlow(long transaction, Service service, String unit, List<PointRange> points) {
        return new Request(transaction, service, unit, points, Exchange.CONFIRMED_ON_ANY_FLOW);
    }

    /** A request that is never answered: a broadcast, or a service without confirmation. */
    public static Request unconfirmed(Service service, String unit, List<PointRange> points) {
        return new Request(0, service, unit, points, Exchange.UNCONFIRMED);
    }

    /** Something that a device reports unasked: the sender is the server of the operation. */
    public static Request notification(Service service, String unit, List<PointRange> points) {
        return new Request(0, service, unit, points, Exchange.NOTIFICATION);
    }

    /** What kind of exchange it opens. */
    public enum Exchange {
        /** Sender asks receiver; an answer is due. */
        CONFIRMED,
        /**
         * Sender asks receiver; an answer of the receiver's is due, from whatever port it likes. The transaction number
         * is one of a kind among all flows of the protocol.
         */
        CONFIRMED_ON_ANY_FLOW,
        /** Sender asks receiver; no answer is due. */
        UNCONFIRMED,
        /** The sender is a device that reports something to the receiver; no answer is due. */
        NOTIFICATION
    }
}

package io.otus.dissect.cip;

import io.otus.core.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A connection that a Forward Open established, CIP Vol. 1 §3-5.5.2.
 *
 * @param originator who opened it
 * @param target the node it was opened to
 * @param unit what is addressed behind that node
 * @param open what was asked; null where only the answer was seen
 * @param runIdle whether the originator's data say that it runs
 * @param producers when which end sent data
 */
record Connection(
        long originatorToTarget,
        long targetToOriginator,
        int serialNumber,
        int originatorVendorId,
        long originatorSerialNumber,
        @Nullable IpAddress originator,
        @Nullable IpAddress target,
        String unit,
        ConnectionContent.@Nullable Open open,
        RunIdle runIdle,
        Producers producers) {
    /** Transport class of explicit messages (§3-4.4). */
    static final int EXPLICIT_CLASS = 3;

    /** 0 to 6; -1 where the request was not seen. */
    int transportClass() {
        return open == null ? -1 : open.transportClass();
    }

    /** Whether it carries implicit data: transport class 0 or 1. */
    boolean isImplicit() {
        int transport = transportClass();
        return transport == 0 || transport == 1;
    }
}

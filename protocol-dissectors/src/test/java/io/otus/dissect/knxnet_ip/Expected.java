package io.otus.dissect.knxnet_ip;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import io.otus.core.value.ValueList;
import io.otus.testkit.Seen;
import java.util.List;

/** What rows of KNXnet/IP see, in few words. */
final class Expected {
    static final int REQ = 0x11;
    static final int IND = 0x29;
    static final int CON = 0x2E;
    static final long CONFIRMED = 2L << 56;
    static final long ANSWERED = 1L << 56;
    static final long TO_GROUP = 1L << 16;

    private Expected() {}

    static Seen malformed(KnxnetIpAnomaly anomaly, int offset) {
        return new Seen.Malformed(anomaly, offset);
    }

    static Service service(int code, String name, Action action) {
        return new Service(code, name, action).keyed(name);
    }

    static Service told(int code, String name) {
        return new Service(code, name, Action.NOTIFY).keyed(name + "/told");
    }

    static Seen asked(long transaction, Service service, String unit, PointRange... points) {
        return new Seen.Request(Request.confirmed(transaction, service, unit, List.of(points)));
    }

    static Seen unconfirmed(Service service, String unit, PointRange... points) {
        return new Seen.Request(Request.unconfirmed(service, unit, List.of(points)));
    }

    static Seen notified(Service service, String unit, PointRange... points) {
        return new Seen.Request(Request.notification(service, unit, List.of(points)));
    }

    static Seen answered(long transaction, Service service, String unit, Outcome outcome, PointRange... points) {
        return new Seen.Response(new Response(transaction, service, unit, outcome, List.of(points)));
    }

    static Seen claim(String unit, Attribute attribute, String value) {
        return new Seen.Claim(true, unit, attribute, value, Trust.DEVICE);
    }

    static PointRange point(String name, long value) {
        return PointRange.named(name, ValueList.unsigned(value));
    }
}

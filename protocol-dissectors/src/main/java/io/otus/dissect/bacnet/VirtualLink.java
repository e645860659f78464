package io.otus.dissect.bacnet;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.List;

/**
 * What BVLC functions that carry no NPDU mean: they manage broadcast distribution, and BBMDs. They have no transaction
 * number, so an answer belongs to the request of its function that is outstanding.
 */
final class VirtualLink {
    /** Above every transaction of an APDU; the function in its low half. */
    private static final long TRANSACTION = 1L << 62;

    private static final Service WRITE_BDT = service("write_broadcast_distribution_table", Action.CONFIGURE);
    private static final Service READ_BDT = service("read_broadcast_distribution_table", Action.READ);
    private static final Service REGISTER = service("register_foreign_device", Action.SESSION);
    private static final Service READ_FDT = service("read_foreign_device_table", Action.READ);
    private static final Service DELETE_FDT = service("delete_foreign_device_table_entry", Action.CONFIGURE);
    private static final Service RESULT = service("bvlc_result", Action.OTHER);

    /** Functions that a result answers, by the upper half of the code that refuses them, J.2.1.1 and U.2.1.1. */
    private static final int[] REFUSED_V4 = {
        -1,
        BvlcHeader.WRITE_BDT,
        BvlcHeader.READ_BDT,
        BvlcHeader.REGISTER_FOREIGN_DEVICE,
        BvlcHeader.READ_FDT,
        BvlcHeader.DELETE_FDT_ENTRY
    };

    private static final int[] ACKNOWLEDGED = {
        BvlcHeader.REGISTER_FOREIGN_DEVICE, BvlcHeader.WRITE_BDT, BvlcHeader.DELETE_FDT_ENTRY
    };

    private VirtualLink() {}

    private static Service service(String name, Action action) {
        return new Service(-1, name, action);
    }

    /** The function of Annex J that means the same; -1 where there is none. */
    private static int asV4(int type, int function) {
        if (type == BvlcHeader.BACNET_IP) {
            return function;
        }
        return switch (function) {
            case BvlcHeader.RESULT -> BvlcHeader.RESULT;
            case BvlcHeader.V6_REGISTER_FOREIGN_DEVICE -> BvlcHeader.REGISTER_FOREIGN_DEVICE;
            case BvlcHeader.V6_DELETE_FDT_ENTRY -> BvlcHeader.DELETE_FDT_ENTRY;
            default -> -1;
        };
    }

    static void tell(BacnetEvent.Bvlc bvlc, Context context, Output out) {
        int function = asV4(bvlc.type(), bvlc.function());
        switch (function) {
            case BvlcHeader.WRITE_BDT -> ask(function, WRITE_BDT, out);
            case BvlcHeader.READ_BDT -> ask(function, READ_BDT, out);
            case BvlcHeader.REGISTER_FOREIGN_DEVICE -> ask(function, REGISTER, out);
            case BvlcHeader.READ_FDT -> ask(function, READ_FDT, out);
            case BvlcHeader.DELETE_FDT_ENTRY -> ask(function, DELETE_FDT, out);
            case BvlcHeader.READ_BDT_ACK -> answer(BvlcHeader.READ_BDT, READ_BDT, Outcome.OK, context, out);
            case BvlcHeader.READ_FDT_ACK -> answer(BvlcHeader.READ_FDT, READ_FDT, Outcome.OK, context, out);
            case BvlcHeader.RESULT -> result(bvlc, context, out);
            default -> {}
        }
    }

    private static void ask(int function, Service service, Output out) {
        out.request(Request.confirmed(TRANSACTION | function, service, "", List.of()));
    }

    private static void answer(int function, Service service, Outcome outcome, Context context, Output out) {
        out.response(new Response(TRANSACTION | function, service, "", outcome, List.of()));
        if (outcome.kind() == Outcome.Kind.OK) {
            out.claim(context.source(), "", Attribute.CAPABILITY, "bbmd", "bacnet " + service.name(), Trust.DEVICE);
        }
    }

    private static void result(BacnetEvent.Bvlc bvlc, Context context, Output out) {
        if (bvlc.content().isEmpty() || !(bvlc.content().getLast() instanceof Element.Value code)) {
            return;
        }
        int result = (int) code.value().integer(0);
        int function = -1;
        if (result == 0) {
            for (int candidate : ACKNOWLEDGED) {
                function = function < 0 && context.pending(TRANSACTION | candidate) != null ? candidate : function;
            }
        } else if (bvlc.type() == BvlcHeader.BACNET_IP) {
            function = result >> 4 < REFUSED_V4.length ? REFUSED_V4[result >> 4] : -1;
        } else {
            function = result == 0x90
                    ? BvlcHeader.REGISTER_FOREIGN_DEVICE
                    : result == 0xA0 ? BvlcHeader.DELETE_FDT_ENTRY : -1;
        }
        if (function < 0) {
            return;
        }
        Request asked = context.pending(TRANSACTION | function);
        Outcome outcome = result == 0 ? Outcome.OK : Outcome.error(result, "bvlc_result");
        answer(function, asked != null ? asked.service() : RESULT, outcome, context, out);
    }
}

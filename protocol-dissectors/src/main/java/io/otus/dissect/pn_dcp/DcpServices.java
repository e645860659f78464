package io.otus.dissect.pn_dcp;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.List;

/** Services, and what a Set means by what it sets. */
final class DcpServices {
    static final Service GET = new Service(DcpHeader.GET, "get", Action.IDENTIFY);
    static final Service IDENTIFY = new Service(DcpHeader.IDENTIFY, "identify", Action.DISCOVER);
    static final Service IDENTIFIED =
            new Service(DcpHeader.IDENTIFY, "identified", Action.IDENTIFY).keyed("5/response");
    static final Service HELLO = new Service(DcpHeader.HELLO, "hello", Action.IDENTIFY);

    private static final Service SET = new Service(DcpHeader.SET, "set", Action.CONFIGURE);
    private static final Service RESET =
            new Service(DcpHeader.SET, "reset_to_factory", Action.CONFIGURE, Danger.HALT, "4/reset");
    private static final Service NAME =
            new Service(DcpHeader.SET, "set_name_of_station", Action.CONFIGURE).keyed("4/name");
    private static final Service IP = new Service(DcpHeader.SET, "set_ip", Action.CONFIGURE).keyed("4/ip");
    private static final Service SIGNAL = new Service(DcpHeader.SET, "signal", Action.DIAGNOSE).keyed("4/signal");

    private DcpServices() {}

    static String name(int serviceId) {
        return switch (serviceId) {
            case DcpHeader.GET -> "get";
            case DcpHeader.SET -> "set";
            case DcpHeader.IDENTIFY -> "identify";
            case DcpHeader.HELLO -> "hello";
            default -> "unknown";
        };
    }

    /** The service of a Set by the names of its blocks: what weighs most counts. */
    static Service set(List<String> names) {
        if (names.contains("reset_to_factory") || names.contains("factory_reset")) {
            return RESET;
        }
        if (names.contains("name_of_station")) {
            return NAME;
        }
        if (names.contains("ip_parameter") || names.contains("full_ip_suite")) {
            return IP;
        }
        return names.contains("signal") ? SIGNAL : SET;
    }
}

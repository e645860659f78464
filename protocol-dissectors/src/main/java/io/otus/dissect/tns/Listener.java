package io.otus.dissect.tns;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.Locale;

/** What a connect packet asks of the listener: a service, or one of the commands by which it is administered. */
final class Listener {
    static final Service CONNECT = new Service(Packet.CONNECT, "connect", Action.SESSION);
    private static final Service STOP = command("stop", Action.STOP);
    private static final Service RELOAD = command("reload", Action.CONFIGURE);
    private static final Service STATUS = command("status", Action.DIAGNOSE);
    private static final Service SERVICES = command("services", Action.DIAGNOSE);
    private static final Service VERSION = command("version", Action.IDENTIFY);
    private static final Service PING = command("ping", Action.DIAGNOSE);
    private static final Service REGISTER = command("register", Action.CONFIGURE);
    private static final Service OTHER = command("other", Action.OTHER);

    private Listener() {}

    private static Service command(String name, Action action) {
        return new Service(-1, "listener_" + name, action);
    }

    /** The service of a command's name; {@link #CONNECT} where it is empty. */
    static Service service(String command) {
        String name = command.toLowerCase(Locale.ROOT);
        if (name.startsWith("service_register")) { // who serves a database tells the listener, as who takes its place
            return REGISTER;
        }
        return switch (name) {
            case "" -> CONNECT;
            case "stop" -> STOP;
            case "reload" -> RELOAD;
            case "status" -> STATUS;
            case "services" -> SERVICES;
            case "version" -> VERSION;
            case "ping" -> PING;
            default -> OTHER;
        };
    }

    /** Why a listener refuses, in Oracle's numbers. */
    static String refusal(int error) {
        return switch (error) {
            case 12505 -> "sid_not_known";
            case 12514 -> "service_not_known";
            case 12516, 12519, 12520 -> "no_handler_available";
            case 12518 -> "no_hand_off";
            case 12528 -> "service_blocked";
            case 1169, 1189, 1190 -> "not_authorized";
            default -> "tns_" + error;
        };
    }
}

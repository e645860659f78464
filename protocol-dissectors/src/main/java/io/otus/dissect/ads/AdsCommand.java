package io.otus.dissect.ads;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Commands of AMS, "ADS Commands", and the services that they are by index group and state. */
final class AdsCommand {
    static final int READ_DEVICE_INFO = 1;
    static final int READ = 2;
    static final int WRITE = 3;
    static final int READ_STATE = 4;
    static final int WRITE_CONTROL = 5;
    static final int ADD_DEVICE_NOTIFICATION = 6;
    static final int DELETE_DEVICE_NOTIFICATION = 7;
    static final int DEVICE_NOTIFICATION = 8;
    static final int READ_WRITE = 9;

    private static final String[] NAMES = {
        "invalid",
        "read_device_info",
        "read",
        "write",
        "read_state",
        "write_control",
        "add_device_notification",
        "delete_device_notification",
        "device_notification",
        "read_write"
    };
    private static final Action[] ACTIONS = {
        Action.OTHER,
        Action.IDENTIFY,
        Action.READ,
        Action.WRITE,
        Action.DIAGNOSE,
        Action.OTHER,
        Action.SUBSCRIBE,
        Action.UNSUBSCRIBE,
        Action.NOTIFY,
        Action.READ
    };

    /** Data there and data back, of which nothing better is known than that it changes something. */
    static final Service WRITE_READ = named(READ_WRITE, "write_read", Action.WRITE, Danger.NONE);

    private static final Service[] PLAIN = new Service[NAMES.length];
    private static final Map<AdsState, Service> CONTROLS = new EnumMap<>(AdsState.class);

    static {
        for (int id = 0; id < NAMES.length; id++) {
            PLAIN[id] = new Service(id, NAMES[id], ACTIONS[id]);
        }
        for (AdsState state : AdsState.values()) {
            String name = state.name().toLowerCase(Locale.ROOT);
            CONTROLS.put(
                    state,
                    new Service(WRITE_CONTROL, "write_control_" + name, state.action())
                            .keyed(WRITE_CONTROL + "/" + name));
        }
    }

    private AdsCommand() {}

    static boolean isKnown(int id) {
        return id > 0 && id < NAMES.length;
    }

    static String name(int id) {
        return isKnown(id) ? NAMES[id] : "command_" + id;
    }

    /** The service of a command that has no index group. */
    static Service of(int id) {
        return isKnown(id) ? PLAIN[id] : new Service(id, name(id), Action.OTHER);
    }

    /** The command to take a state. */
    static Service control(AdsState state) {
        return Objects.requireNonNull(CONTROLS.get(state));
    }

    /** A command that an index group makes another one. */
    static Service named(int id, String name, Action action, Danger danger) {
        return new Service(id, name, action, danger).keyed(id + "/" + name);
    }
}

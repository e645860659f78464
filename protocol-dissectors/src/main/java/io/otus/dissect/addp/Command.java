package io.otus.dissect.addp;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import org.jspecify.annotations.Nullable;

/** What a message is: a request has an odd number, and its answer the next. */
enum Command {
    DISCOVERY(1, "discovery", Action.DISCOVER),
    STATIC_NETWORK_CONFIGURATION(3, "static_network_configuration", Action.CONFIGURE),
    REBOOT(5, "reboot", Action.RESTART),
    DHCP_NETWORK_CONFIGURATION(7, "dhcp_network_configuration", Action.CONFIGURE),
    REMOTE_MANAGEMENT_CONFIGURATION(11, "remote_management_configuration", Action.CONFIGURE);

    private static final Command[] ALL = values();

    private final int request;

    @SuppressWarnings("ImmutableEnumChecker") // A record of strings, numbers and enums, which bears no annotation.
    private final Service service;

    Command(int request, String name, Action action) {
        this.request = request;
        this.service = new Service(request, name, action);
    }

    /** The command of a request's or answer's number; null for one that is not known. */
    static @Nullable Command of(int number) {
        for (Command command : ALL) {
            if (command.request == number || command.request + 1 == number) {
                return command;
            }
        }
        return null;
    }

    static boolean isRequest(int number) {
        return number % 2 == 1;
    }

    Service service() {
        return service;
    }

    String message(int number) {
        return service.name() + (isRequest(number) ? "_request" : "_response");
    }
}

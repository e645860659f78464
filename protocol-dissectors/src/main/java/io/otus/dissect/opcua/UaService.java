package io.otus.dissect.opcua;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The services of the grammar: the number is that of the request's structure. */
final class UaService {
    /** An answer whose request was not seen and that does not tell its service. */
    static final Service FAULT = new Service(397, "service_fault", Action.OTHER);

    /** What a subscription tells; the request that it answers only asked to be told some time. */
    static final Service NOTIFICATION = new Service(829, "notification", Action.NOTIFY);

    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";
    private static final Map<String, Service> SERVICES = services();

    private UaService() {}

    private static Map<String, Service> services() {
        Map<String, Service> services = new HashMap<>();
        for (Structure structure : Grammar.numbered()) {
            Action action = structure.action();
            if (action != null) {
                String name = without(structure.name(), REQUEST);
                services.put(name, new Service(structure.number(), snakeCase(name), action));
            }
        }
        return Map.copyOf(services);
    }

    /** {@code CreateSession} as {@code create_session}. */
    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i))) {
                snake.append('_');
            }
            snake.append(name.charAt(i));
        }
        return snake.toString().toLowerCase(Locale.ROOT);
    }

    private static String without(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** The service of a request or response. */
    static Service of(Structure message) {
        String name = without(without(message.name(), REQUEST), RESPONSE);
        return SERVICES.getOrDefault(name, FAULT);
    }
}

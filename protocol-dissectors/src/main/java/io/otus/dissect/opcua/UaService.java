package io.otus.dissect.opcua;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import io.otus.core.table.TableLines;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.HashMap;
import java.util.Map;

/** The services of the grammar: the number is that of the request's structure. */
final class UaService {
    /** The service of an answer whose request was not seen and that does not name its service. */
    static final Service FAULT = new Service(397, "service_fault", Action.OTHER);

    /** A notification of a subscription; the request that it answers only allowed it to be sent some time. */
    static final Service NOTIFICATION = new Service(829, "notification", Action.NOTIFY);

    /** Events that a notification carries, beside values or instead of them. */
    static final Service EVENT_NOTIFICATION = new Service(916, "event_notification", Action.NOTIFY);

    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";
    /** By the number of request and response alike. */
    private static final Map<Integer, Service> SERVICES = services();

    private UaService() {}

    private static Map<Integer, Service> services() {
        Map<String, Service> named = new HashMap<>();
        for (Structure structure : Grammar.numbered()) {
            Action action = structure.action();
            if (action != null) {
                String name = without(structure.name(), REQUEST);
                named.put(name, new Service(structure.number(), TableLines.snakeCase(name), action));
            }
        }
        Map<Integer, Service> services = new HashMap<>();
        for (Structure structure : Grammar.numbered()) {
            Service service = named.get(without(without(structure.name(), REQUEST), RESPONSE));
            if (service != null) {
                services.put(structure.number(), service);
            }
        }
        return Map.copyOf(services);
    }

    private static String without(String name, String ending) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    /** The service of a request or response. */
    static Service of(Structure message) {
        return SERVICES.getOrDefault(message.number(), FAULT);
    }
}

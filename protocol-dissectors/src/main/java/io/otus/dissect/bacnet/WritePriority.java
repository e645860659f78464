package io.otus.dissect.bacnet;

import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The priorities of commands, clause 19.2: of 16, the lowest number that holds a value is obeyed. So a write with one
 * below 8, manual operator, takes the object out of the hands of whoever operates the plant, and one with 1 or 2 speaks
 * for the safety of life. Who writes null relinquishes the command of that number, whoever gave it. Each is another
 * service than an ordinary write, which whoever may write does not yet use; the most severe names it.
 */
final class WritePriority {
    private static final int AUTOMATIC_LIFE_SAFETY = 2;
    private static final int MANUAL_OPERATOR = 8;
    /** The priority of a write that states none, clause 19.2. */
    static final int LOWEST = 16;

    private static final Map<Service, Service> LIFE_SAFETY = new HashMap<>();
    private static final Map<Service, Service> ABOVE_OPERATOR = new HashMap<>();
    private static final Map<Service, Service> RELINQUISH = new HashMap<>();

    static {
        for (Service service : BacnetService.prioritized()) {
            LIFE_SAFETY.put(service, variant(service, "life_safety", "life-safety"));
            ABOVE_OPERATOR.put(service, variant(service, "above_operator", "above-operator"));
            RELINQUISH.put(service, variant(service, "relinquish", "relinquish"));
        }
    }

    private WritePriority() {}

    private static Service variant(Service service, String name, String key) {
        return new Service(service.code(), service.name() + '_' + name, Action.WRITE).keyed(service.key() + '/' + key);
    }

    /** What a request means with the weightiest priority in its arguments, and with null among its values. */
    static Service meant(Service service, List<Element> arguments) {
        Service lifeSafety = LIFE_SAFETY.get(service);
        if (lifeSafety == null) {
            return service;
        }
        int priority = of(arguments);
        if (priority <= AUTOMATIC_LIFE_SAFETY) {
            return lifeSafety;
        }
        if (priority < MANUAL_OPERATOR) {
            return ABOVE_OPERATOR.getOrDefault(service, service);
        }
        return relinquishes(arguments) ? RELINQUISH.getOrDefault(service, service) : service;
    }

    /** Whether a value that is written is null; what stands within a constructed one, as in a schedule, is none. */
    static boolean relinquishes(List<Element> elements) {
        for (Element element : elements) {
            boolean found = switch (element) {
                case Element.Value value ->
                    (value.name().equals("property_value") || value.name().equals("value"))
                            && BacnetValue.isNull(value.value());
                case Element.Group group -> group.name().equals("value") && relinquishes(group.elements());
                case Element.Groups lists ->
                    !lists.name().equals("property_value")
                            && lists.groups().stream().anyMatch(group -> relinquishes(group.elements()));
                case Element.Values _ -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    /** The priority in an element; {@code otherwise} where it holds none. */
    static int of(Element.Value element, int otherwise) {
        boolean isPriority = switch (element.name()) {
            case "priority", "write_priority", "overriding_priority" -> true;
            default -> false;
        };
        if (!isPriority || !element.value().type().isNumeric()) {
            return otherwise;
        }
        long number = element.value().integer(0);
        return number >= 1 && number <= LOWEST ? (int) number : otherwise;
    }

    /** The lowest number; what stands within a value is none of them. */
    static int of(List<Element> elements) {
        int lowest = LOWEST;
        for (Element element : elements) {
            switch (element) {
                case Element.Value value -> lowest = Math.min(lowest, of(value, LOWEST));
                case Element.Groups lists -> {
                    if (!lists.name().equals("property_value")) {
                        for (Element.Group group : lists.groups()) {
                            lowest = Math.min(lowest, of(group.elements()));
                        }
                    }
                }
                case Element.Group _, Element.Values _ -> {}
            }
        }
        return lowest;
    }
}

package io.otus.dissect.bacnet;

import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The properties by which an object decides what it alarms about, when, and to whom: those of event reporting (clause
 * 13.2 and the algorithms of 13.3) and of notification classes (clause 12.21). Who writes one of them changes no value
 * of the process, but what is heard of it, so that it is another service than an ordinary write. Stateless.
 */
final class AlarmProperties {
    private static final Set<String> NAMES = Set.of(
            "ack-required",
            "alarm-value",
            "alarm-values",
            "deadband",
            "error-limit",
            "event-algorithm-inhibit",
            "event-algorithm-inhibit-ref",
            "event-detection-enable",
            "event-enable",
            "event-parameters",
            "fault-high-limit",
            "fault-low-limit",
            "fault-parameters",
            "fault-values",
            "high-limit",
            "life-safety-alarm-values",
            "limit-enable",
            "low-diff-limit",
            "low-limit",
            "notification-class",
            "notify-type",
            "recipient-list",
            "reliability-evaluation-inhibit",
            "time-delay",
            "time-delay-normal");

    private static final Map<Integer, Service> SERVICES = Map.of(
            BacnetService.ADD_LIST_ELEMENT, alarm(BacnetService.ADD_LIST_ELEMENT, "add_list_element"),
            BacnetService.REMOVE_LIST_ELEMENT, alarm(BacnetService.REMOVE_LIST_ELEMENT, "remove_list_element"),
            BacnetService.WRITE_PROPERTY, alarm(BacnetService.WRITE_PROPERTY, "write_property"),
            BacnetService.WRITE_PROPERTY_MULTIPLE,
                    alarm(BacnetService.WRITE_PROPERTY_MULTIPLE, "write_property_multiple"));

    private AlarmProperties() {}

    private static Service alarm(int choice, String name) {
        return new Service(choice, name, Action.ALARM_SET).keyed(choice + "/alarm");
    }

    /** The service of a write with these arguments: one of its own where it changes an alarm. */
    static Service meant(Service service, List<Element> arguments) {
        Service alarm = SERVICES.get(service.code());
        return alarm != null && service.action() == Action.WRITE && names(arguments) ? alarm : service;
    }

    /** Whether a write names one of these properties. Elements within a written value do not count. */
    private static boolean names(List<Element> elements) {
        for (Element element : elements) {
            boolean found = switch (element) {
                case Element.Value value ->
                    value.name().equals("property_identifier")
                            && NAMES.contains(value.value().text(0));
                case Element.Groups lists ->
                    !lists.name().equals("property_value")
                            && lists.groups().stream().anyMatch(group -> names(group.elements()));
                case Element.Group _, Element.Values _ -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }
}

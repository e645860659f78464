package io.otus.dissect.opcua;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The node for each client handle of a subscription, from the requests that created the items. Confined. */
final class MonitoredItems {
    /** Most items of one connection; further ones are shown by their handle. */
    static final int MAX_ITEMS = 10_000;

    private final Map<Item, String> nodes = new HashMap<>();

    private record Item(long subscription, long handle) {}

    /** Takes a request that makes items, or ends their subscription or session. */
    void note(Structure request, List<Element> message) {
        switch (request.name()) {
            case "CreateMonitoredItemsRequest" -> {
                long subscription = Elements.number(message, "subscription_id");
                for (Element.Group one : Elements.groups(message, "items_to_create")) {
                    List<Element> parameters = Elements.group(one.elements(), "requested_parameters");
                    Item item = new Item(subscription, Elements.number(parameters, "client_handle"));
                    if (nodes.size() < MAX_ITEMS || nodes.containsKey(item)) {
                        nodes.put(item, Points.name(Elements.group(one.elements(), "item_to_monitor")));
                    }
                }
            }
            case "DeleteSubscriptionsRequest" -> {
                ValueList ended = Elements.values(message, "subscription_ids");
                Set<Long> subscriptions = new HashSet<>();
                for (int i = 0; i < ended.size(); i++) {
                    subscriptions.add(ended.integer(i));
                }
                nodes.keySet().removeIf(item -> subscriptions.contains(item.subscription()));
            }
            case "CreateSessionRequest" -> nodes.clear();
            default -> {}
        }
    }

    /** Whether a PublishResponse tells of events, such as alarms, and not only of values. */
    static boolean hasEvents(List<Element> response) {
        List<Element> notification = Elements.group(response, "notification_message");
        for (Element.Group data : Elements.groups(notification, "notification_data")) {
            if (!Elements.groups(data.elements(), "events").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The values in a PublishResponse, by node where that is known. */
    List<PointRange> told(List<Element> response) {
        List<PointRange> points = new ArrayList<>();
        long subscription = Elements.number(response, "subscription_id");
        List<Element> notification = Elements.group(response, "notification_message");
        for (Element.Group data : Elements.groups(notification, "notification_data")) {
            for (Element.Group one : Elements.groups(data.elements(), "monitored_items")) {
                if (points.size() == Points.MAX_POINTS) {
                    return points;
                }
                long handle = Elements.number(one.elements(), "client_handle");
                String node = nodes.getOrDefault(new Item(subscription, handle), "item:" + subscription + '/' + handle);
                List<Element> value = Elements.group(one.elements(), "value");
                points.add(PointRange.named(PointRange.plain(node), Points.single(value))
                        .with(DataQuality.of(value)));
            }
        }
        return points;
    }
}

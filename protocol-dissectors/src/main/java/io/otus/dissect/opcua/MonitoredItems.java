package io.otus.dissect.opcua;

import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The node for each client handle of a subscription, from the requests that created the items. A client may give an
 * item another handle (OPC 10000-4 §5.13.3), by the id that the server gave it. Confined.
 */
final class MonitoredItems {
    /** Most items of one connection; further ones are shown by their handle. */
    static final int MAX_ITEMS = 10_000;

    /** Most requests that wait for what the server makes of them. */
    private static final int MAX_REQUESTS = 8;

    private final Map<Item, String> nodes = new HashMap<>();
    private final Map<Made, Item> made = new HashMap<>();
    /** What has a node and is deleted: values on their way are still told (§5.13.6). These make room for others. */
    private final SequencedSet<Item> deleted = new LinkedHashSet<>();

    private final Map<Long, List<Change>> asked = new LinkedHashMap<>();

    private record Item(long subscription, long handle) {}

    /** An item by the id that the server gave it. */
    private record Made(long subscription, long id) {}

    /** What a request asks for one item; the answer has a result for each, in the same order. */
    private sealed interface Change {
        record Create(Item item) implements Change {}

        record Modify(Made id, Item after) implements Change {}

        record Delete(Made id) implements Change {}
    }

    /** Takes a request that makes or changes items, or ends their subscription or session. */
    void note(Structure request, long transaction, List<Element> message) {
        long subscription = Elements.number(message, "subscription_id");
        switch (request.name()) {
            case "CreateMonitoredItemsRequest" -> {
                List<Change> changes = new ArrayList<>();
                for (Element.Group one : Elements.groups(message, "items_to_create")) {
                    Item item = item(subscription, one);
                    // Values may be told before the answer is.
                    name(item, Points.name(Elements.group(one.elements(), "item_to_monitor")));
                    changes.add(new Change.Create(item));
                }
                await(transaction, changes);
            }
            case "ModifyMonitoredItemsRequest" -> {
                List<Change> changes = new ArrayList<>();
                for (Element.Group one : Elements.groups(message, "items_to_modify")) {
                    Made id = new Made(subscription, Elements.number(one.elements(), "monitored_item_id"));
                    changes.add(new Change.Modify(id, item(subscription, one)));
                }
                await(transaction, changes);
            }
            case "DeleteMonitoredItemsRequest" -> {
                ValueList ended = Elements.values(message, "monitored_item_ids");
                List<Change> changes = new ArrayList<>();
                for (int i = 0; i < ended.size(); i++) {
                    changes.add(new Change.Delete(new Made(subscription, ended.integer(i))));
                }
                await(transaction, changes);
            }
            case "DeleteSubscriptionsRequest" -> {
                ValueList ended = Elements.values(message, "subscription_ids");
                Set<Long> subscriptions = new HashSet<>();
                for (int i = 0; i < ended.size(); i++) {
                    subscriptions.add(ended.integer(i));
                }
                nodes.keySet().removeIf(item -> subscriptions.contains(item.subscription()));
                made.keySet().removeIf(item -> subscriptions.contains(item.subscription()));
                deleted.removeIf(item -> subscriptions.contains(item.subscription()));
            }
            case "CreateSessionRequest" -> {
                nodes.clear();
                made.clear();
                deleted.clear();
                asked.clear();
            }
            default -> {}
        }
    }

    private static Item item(long subscription, Element.Group one) {
        List<Element> parameters = Elements.group(one.elements(), "requested_parameters");
        return new Item(subscription, Elements.number(parameters, "client_handle"));
    }

    private void name(Item item, String node) {
        boolean isNew = !nodes.containsKey(item);
        if (isNew && nodes.size() == MAX_ITEMS && !deleted.isEmpty()) {
            nodes.remove(deleted.removeFirst());
        }
        if (!isNew || nodes.size() < MAX_ITEMS) {
            nodes.put(item, node);
            deleted.remove(item);
        }
    }

    private @Nullable String unname(Item item) {
        deleted.remove(item);
        return nodes.remove(item);
    }

    private void await(long transaction, List<Change> changes) {
        if (asked.size() == MAX_REQUESTS) {
            asked.remove(asked.keySet().iterator().next());
        }
        asked.put(transaction, changes);
    }

    /**
     * Takes what the server made of a request, item by item. Handles may be exchanged among items, so that all old ones
     * go before the new ones come.
     */
    void answered(long transaction, List<Element> message) {
        List<Change> changes = asked.remove(transaction);
        if (changes == null) {
            return;
        }
        List<String> codes = Operations.results(message);
        List<Element.Group> results = Elements.groups(message, "results");
        Map<Item, String> moved = new HashMap<>();
        boolean isFault = Operations.isFault(message);
        for (int i = 0; i < changes.size() && (isFault || i < codes.size()); i++) {
            Change change = changes.get(i);
            if (isFault || StatusCodes.isBad(StatusCodes.code(codes.get(i)))) {
                if (change instanceof Change.Create(Item item)) {
                    unname(item);
                }
                continue;
            }
            switch (change) {
                case Change.Create(Item item) -> {
                    if (made.size() < MAX_ITEMS && i < results.size()) {
                        long id = Elements.number(results.get(i).elements(), "monitored_item_id");
                        made.put(new Made(item.subscription(), id), item);
                    }
                }
                case Change.Modify(Made id, Item after) -> {
                    Item before = made.get(id);
                    String node = before == null ? null : unname(before);
                    if (node != null) {
                        moved.put(after, node);
                        made.put(id, after);
                    }
                }
                case Change.Delete(Made id) -> {
                    Item item = made.remove(id);
                    if (item != null && nodes.containsKey(item)) {
                        deleted.add(item);
                    }
                }
            }
        }
        moved.forEach(this::name);
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

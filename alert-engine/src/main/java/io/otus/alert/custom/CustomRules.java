package io.otus.alert.custom;

import io.otus.core.event.FlowInfo;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Operation;
import io.otus.core.event.Origin;
import io.otus.core.event.PointRange;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.net.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All rules of a site. Immutable; {@link Matcher} applies them. */
public final class CustomRules {
    /** No rules. */
    public static final CustomRules NONE = new CustomRules(List.of());
    /** Most rules: each is evaluated for every request, or for every message. */
    public static final int MAX_RULES = 1_000;

    private final List<CustomRule> onOperations;
    private final List<CustomRule> onMessages;

    /** Creates a set of rules, which are evaluated in this order. */
    public CustomRules(List<CustomRule> rules) {
        onOperations = rules.stream().filter(rule -> !rule.onMessages()).toList();
        onMessages = rules.stream().filter(CustomRule::onMessages).toList();
    }

    /** Returns whether there are no rules. */
    public boolean isEmpty() {
        return onOperations.isEmpty() && onMessages.isEmpty();
    }

    /** Returns the number of rules. */
    public int size() {
        return onOperations.size() + onMessages.size();
    }

    /** Returns whether any rule examines every message. */
    public boolean wantsMessages() {
        return !onMessages.isEmpty();
    }

    /** Returns whether a rule's condition holds for fields with these values; for tests of rules. */
    public static boolean holds(CustomRule rule, Map<String, List<Object>> values) {
        Fields fields = new Fields(rule.when().fields());
        values.forEach((name, list) -> list.forEach(value -> fields.add(name, value)));
        return rule.when().holds(fields);
    }

    /** Returns a matcher for a sequence of events. Confined to the analysis thread. */
    public Matcher matcher() {
        return new Matcher(this);
    }

    /** Evaluates the rules for events, one after the other. Confined to the analysis thread. */
    public static final class Matcher {
        private final CustomRules rules;
        private final Fields operation;
        private final Fields message;
        private final ValuesOf valuesOf;

        private Matcher(CustomRules rules) {
            this.rules = rules;
            Set<String> asked = fields(rules.onOperations);
            this.operation = new Fields(asked);
            this.valuesOf = new ValuesOf(asked);
            this.message = new Fields(fields(rules.onMessages));
        }

        private static Set<String> fields(List<CustomRule> rules) {
            Set<String> fields = new TreeSet<>();
            rules.forEach(rule -> fields.addAll(rule.when().fields()));
            return fields;
        }

        /** Returns the rules whose condition holds for a request; usually none. */
        public List<CustomRule> matching(Operation asked) {
            if (rules.onOperations.isEmpty()) {
                return List.of();
            }
            operation.clear();
            operation.add("protocol", asked.protocol());
            operation.add("service", asked.service().name());
            operation.add("code", (double) asked.service().code());
            operation.add("action", asked.service().action().key());
            operation.add("unit", asked.unit());
            add(operation, "client", asked.client());
            add(operation, "server", asked.server());
            operation.add("server_port", (double) asked.server().port());
            operation.add("vlan", (double) asked.client().vlan());
            for (int i = 0; i < asked.points().size() && i < Fields.MAX_VALUES; i++) {
                add(asked.points().get(i));
            }
            ProtocolEvent request = asked.request();
            if (request != null) {
                request.fields(operation);
            }
            return matching(rules.onOperations, operation);
        }

        private void add(PointRange points) {
            operation.add("space", points.space());
            for (int i = 0; i < points.count() && i < Fields.MAX_VALUES && !points.isNamed(); i++) {
                operation.add("index", (double) (points.first() + i));
            }
            for (int i = 0; i < points.values().size() && i < Fields.MAX_VALUES; i++) {
                operation.add("value", Fields.value(points.values(), i));
            }
            valuesOf.add(points, operation);
        }

        private static void add(Fields fields, String name, Endpoint endpoint) {
            if (endpoint.ip() != null) {
                fields.add(name, endpoint.ip().toString());
            }
            if (endpoint.mac() != null) {
                fields.add(name + "_mac", endpoint.mac().toString());
            }
        }

        /** Returns the rules whose condition holds for a message; usually none. */
        public List<CustomRule> matching(MessageSeen seen) {
            if (rules.onMessages.isEmpty() || seen.duplicateOf() != 0) {
                return List.of();
            }
            Origin origin = seen.origin();
            FlowInfo flow = origin.flow();
            Endpoint source = flow.endpoint(origin.sender());
            Endpoint destination = flow.endpoint(1 - origin.sender());
            message.clear();
            message.add("protocol", origin.protocol());
            message.add("message", seen.message().message());
            add(message, "source", source);
            add(message, "destination", destination);
            message.add("source_port", (double) source.port());
            message.add("destination_port", (double) destination.port());
            if (flow.client() != FlowInfo.NOBODY) {
                message.add("sender", flow.client() == origin.sender() ? "client" : "server");
            }
            message.add("vlan", (double) source.vlan());
            seen.message().fields(message);
            return matching(rules.onMessages, message);
        }

        private static List<CustomRule> matching(List<CustomRule> rules, Fields fields) {
            List<CustomRule> matching = List.of();
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).when().holds(fields)) {
                    if (matching.isEmpty()) {
                        matching = new ArrayList<>(1);
                    }
                    matching.add(rules.get(i));
                }
            }
            return matching;
        }
    }
}

package io.otus.alert.signature;

import io.otus.alert.custom.Expression;
import io.otus.alert.custom.ExpressionException;
import io.otus.alert.custom.FieldTypes;
import io.otus.core.net.Network;
import java.util.ArrayList;
import java.util.List;

/** The condition of a rule for decoded fields, made from all its keywords and its header. Confined to one thread. */
final class FieldRule {
    private static final int MAX_PORT = 65_535;

    private final List<FieldCondition> conditions = new ArrayList<>();

    void add(FieldCondition condition) {
        conditions.add(condition);
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /**
     * Returns whether the rule examines messages, because a request does not show everything or answers are meant too.
     */
    boolean isOnMessages() {
        return conditions.stream().anyMatch(each -> each.onOperation().isEmpty())
                || conditions.stream().noneMatch(FieldCondition::isOfClient);
    }

    /**
     * Returns the whole condition.
     *
     * @throws IllegalArgumentException with the reason if no condition means the same
     */
    Expression when(SignatureHeader header) {
        if (conditions.stream().map(FieldCondition::protocol).distinct().count() > 1) {
            throw new IllegalArgumentException("fields of two protocols, which are two messages here");
        }
        boolean onMessages = isOnMessages();
        if (conditions.stream().anyMatch(each -> (onMessages ? each.onMessage() : each.onOperation()).isEmpty())) {
            throw new IllegalArgumentException("a keyword for requests together with one for other messages");
        }
        if (header.side() == SignatureHeader.SERVER && conditions.stream().anyMatch(FieldCondition::isOfClient)) {
            throw new IllegalArgumentException("fields of a request, of what the server sends");
        }
        List<String> all = new ArrayList<>(conditions.stream()
                .map(each -> onMessages ? each.onMessage() : each.onOperation())
                .toList());
        if (onMessages && header.side() != SignatureHeader.ANYBODY) {
            all.add("sender == \"" + (header.side() == SignatureHeader.CLIENT ? "client" : "server") + '"');
        }
        String parties = parties(header, onMessages);
        if (!parties.isEmpty()) {
            all.add(parties);
        }
        String when = String.join(" and ", all);
        try {
            return Expression.parse(when, onMessages ? FieldTypes.MESSAGE : FieldTypes.OPERATION);
        } catch (ExpressionException e) {
            throw new IllegalArgumentException(when + ": " + e.getMessage(), e);
        }
    }

    private static String parties(SignatureHeader header, boolean onMessages) {
        if (!onMessages && !header.sourcePort().isAny()) {
            throw new IllegalArgumentException("a port of the client together with fields of a request");
        }
        if (!onMessages && header.isBothWays() && !header.destinationPort().isAny()) {
            throw new IllegalArgumentException("a port of either side together with fields of a request");
        }
        String source = onMessages ? "source" : "client";
        String target = onMessages ? "destination" : "server";
        String there = parties(header, source, target);
        return header.isBothWays() && !there.isEmpty()
                ? "(" + there + " or " + parties(header, target, source) + ")"
                : there;
    }

    private static String parties(SignatureHeader header, String source, String target) {
        List<String> all = new ArrayList<>();
        hosts(source, header.source(), all);
        ports(source, header.sourcePort(), all);
        hosts(target, header.destination(), all);
        ports(target, header.destinationPort(), all);
        return String.join(" and ", all);
    }

    private static void hosts(String field, SignatureHeader.Choice<Network> hosts, List<String> out) {
        String within = field + " within ";
        if (!hosts.named().isEmpty()) {
            out.add(any(
                    hosts.named().stream().map(each -> within + quoted(each)).toList()));
        } else if (!hosts.excepted().isEmpty()) {
            out.add(field);
        }
        hosts.excepted().forEach(each -> out.add("not " + within + quoted(each)));
    }

    private static String quoted(Network network) {
        return "\"" + network + '"';
    }

    private static void ports(String side, SignatureHeader.Choice<NumberRange> ports, List<String> out) {
        String field = side + "_port in ";
        if (!ports.named().isEmpty()) {
            out.add(any(
                    ports.named().stream().map(each -> field + between(each)).toList()));
        }
        ports.excepted().forEach(each -> out.add("not " + field + between(each)));
    }

    private static String between(NumberRange range) {
        return Math.max(0, range.least()) + ".." + Math.min(MAX_PORT, range.most());
    }

    private static String any(List<String> all) {
        return all.size() == 1 ? all.getFirst() : '(' + String.join(" or ", all) + ')';
    }
}

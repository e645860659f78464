package io.otus.appliance.config;

import io.otus.alert.custom.CustomRule;
import io.otus.alert.custom.FieldTypes;
import io.otus.core.event.Action;
import io.otus.core.pipeline.ProtocolRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names in rules that nothing has: where a protocol, an action or a field is misspelled, the rule is right in every
 * other way and never holds. They are told and not refused, as a rule may be older or newer than this version.
 */
public final class UnknownWords {
    private static final String PROTOCOL = "protocol";
    private static final String ACTION = "action";
    private static final String VALUE = "value";
    private static final String VALUE_OF = "value_of.";
    /** What flows without a dissector are told by. */
    private static final List<String> WITHOUT_DISSECTOR = List.of("arp", "icmp", "icmpv6", "tcp", "udp");
    /** Most names that are offered in the place of one. */
    private static final int MAX_NEAREST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(UnknownWords.class);

    private UnknownWords() {}

    /** Loaded where a rule asks for it. */
    private static final class Known {
        private static final List<String> PROTOCOLS = protocols();
        private static final List<String> ACTIONS =
                Arrays.stream(Action.values()).map(Action::key).sorted().toList();

        private static List<String> protocols() {
            TreeSet<String> ids = new TreeSet<>(WITHOUT_DISSECTOR);
            ProtocolRegistry.load()
                    .entries()
                    .forEach(entry -> ids.add(entry.info().id()));
            return List.copyOf(ids);
        }
    }

    /** Those of rules that a site wrote, a sentence each, with file and line of the rule. */
    public static List<String> of(List<CustomRule> rules) {
        List<String> sentences = new ArrayList<>();
        for (CustomRule rule : rules) {
            String place = rule.source() + ": rule " + rule.id() + ": when: ";
            for (String text : rule.when().texts(PROTOCOL)) {
                add(place, PROTOCOL, text, Known.PROTOCOLS, sentences);
            }
            for (String text :
                    rule.onMessages() ? List.<String>of() : rule.when().texts(ACTION)) {
                add(place, ACTION, text, Known.ACTIONS, sentences);
            }
            List<String> protocols = rule.when().required(PROTOCOL);
            for (String field : rule.when().fields()) {
                String problem = problem(field, rule, protocols);
                if (!problem.isEmpty()) {
                    sentences.add(place + problem);
                }
            }
        }
        return sentences;
    }

    /**
     * Refuses the field of a test that no event has and that the rule does not ask for.
     *
     * @throws IllegalArgumentException with the nearest names
     */
    static void checkTested(String field, CustomRule rule) {
        String problem = rule.when().fields().contains(field) ? "" : problem(field, rule, List.of());
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
    }

    /** What is wrong with the name of a field; empty where nothing is. */
    private static String problem(String field, CustomRule rule, List<String> protocols) {
        FieldTypes here = rule.onMessages() ? FieldTypes.MESSAGE : FieldTypes.OPERATION;
        boolean ofPoints = !rule.onMessages() && (field.equals(VALUE) || field.startsWith(VALUE_OF));
        if (here.has(field) || ofPoints || KnownFields.has(field, protocols)) {
            return "";
        }
        FieldTypes other = rule.onMessages() ? FieldTypes.OPERATION : FieldTypes.MESSAGE;
        if (other.has(field)) {
            return "field '" + field + "' is one of " + (rule.onMessages() ? "operations" : "messages") + " alone (on: "
                    + (rule.onMessages() ? "operation" : "message") + ")";
        }
        Set<String> known = new TreeSet<>(KnownFields.names(protocols));
        known.addAll(here.names());
        int last = field.lastIndexOf('.');
        List<String> nearest = nearest(field.substring(last + 1), List.copyOf(known));
        List<String> elsewhere = KnownFields.protocolsWith(field);
        return "field '" + field + "' is not known: no message"
                + (protocols.isEmpty() ? "" : " of " + String.join(", ", protocols)) + " has it"
                + (elsewhere.isEmpty()
                        ? ""
                        : ", but those of "
                                + String.join(", ", elsewhere.subList(0, Math.min(MAX_NEAREST, elsewhere.size()))))
                + (nearest.isEmpty() ? "" : "; the nearest: " + String.join(", ", nearest));
    }

    /**
     * Whether nothing has this protocol.
     *
     * @param place what the sentence begins with
     * @return a sentence; none where it is known
     */
    public static List<String> ofProtocol(String place, String protocol) {
        List<String> sentences = new ArrayList<>();
        if (!protocol.isEmpty()) {
            add(place, PROTOCOL, protocol, Known.PROTOCOLS, sentences);
        }
        return sentences;
    }

    /**
     * Whether rules know a type of device.
     *
     * @param place what the sentence begins with
     * @param known the types that they know
     * @return a sentence; none where they do
     */
    public static List<String> ofType(String place, String type, Set<String> known) {
        List<String> sentences = new ArrayList<>();
        add(place, "type", type.toLowerCase(Locale.ROOT), List.copyOf(known), sentences);
        return sentences;
    }

    /** Says them in the log. */
    static void tell(List<String> sentences) {
        sentences.forEach(LOG::warn);
    }

    private static void add(String place, String field, String text, List<String> known, List<String> out) {
        if (known.contains(text)) {
            return;
        }
        List<String> nearest = nearest(text, known);
        out.add(place + field + ": '" + text + "' is none that this version knows"
                + (nearest.isEmpty() ? "" : "; the nearest: " + String.join(", ", nearest)));
    }

    /** Those that a slip or two are between, or that begin alike; the nearest first. */
    public static List<String> nearest(String text, List<String> known) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return List.of();
        }
        int most = Math.max(1, Math.min(3, word.length() / 3));
        return known.stream()
                .filter(each -> distance(word, each) <= most || each.startsWith(word) || word.startsWith(each))
                .sorted(Comparator.comparingInt((String each) -> distance(word, each))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_NEAREST)
                .toList();
    }

    /** How many letters have to be put in, left out, changed, or changed with their neighbour. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                boolean isSwapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (isSwapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}

package io.otus.alert.signature;

import io.otus.alert.custom.CustomRule;
import io.otus.alert.custom.Rate;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses one rule. Confined to one thread. */
final class SignatureParser {
    private static final Pattern RULE =
            Pattern.compile("(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(->|<>)\\s+(\\S+)\\s+(\\S+)\\s*\\((.*)\\)\\s*");
    private static final Pattern BLANKS_IN_LISTS = Pattern.compile("(?<=[,\\[])\\s+|\\s+(?=[,\\]])");
    private static final Pattern SID = Pattern.compile("[(;]\\s*sid\\s*:\\s*(\\d{1,18})\\s*;");
    private static final Pattern TECHNIQUE = Pattern.compile("T0\\d{3}");
    private static final Set<String> ACTIONS =
            Set.of("alert", "drop", "reject", "rejectsrc", "rejectdst", "rejectboth");
    /** Keywords that do not describe traffic. */
    private static final Set<String> SILENT = Set.of("gid", "classtype", "target");

    private final String source;
    private final List<Signature.Part> parts = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final List<String> attack = new ArrayList<>();
    private final FieldRule fields = new FieldRule();
    private SignatureHeader header;
    private NumberRange size = NumberRange.ANY;
    private Rate rate = Rate.NONE;
    private Severity severity = Kind.RULE_MATCH.severity();
    private String message = "";
    private long sid = -1;
    private long rev = 1;

    private SignatureParser(String source, SignatureHeader header) {
        this.source = source;
        this.header = header;
    }

    /** A parsed rule. */
    sealed interface Read {
        /** A rule for bytes. */
        record Bytes(Signature signature) implements Read {}

        /** A rule for decoded fields. */
        record Fields(CustomRule rule) implements Read {}
    }

    /**
     * Parses a rule.
     *
     * @param source file and line
     * @throws IllegalArgumentException with the reason, if it is not supported
     */
    static Read parse(String text, String source) {
        Matcher rule = RULE.matcher(joined(text));
        if (!rule.matches()) {
            throw new IllegalArgumentException("no rule (expected: such as alert tcp any any -> any 502 (...))");
        }
        if (!ACTIONS.contains(rule.group(1))) {
            throw new IllegalArgumentException("action: '" + rule.group(1) + "' is not taken");
        }
        if (rule.group(2).equals("icmp")) {
            throw new IllegalArgumentException("protocol: 'icmp' is not taken");
        }
        String protocol = rule.group(2).replaceFirst("^(tcp|udp)-(pkt|stream)$", "$1");
        SignatureHeader header = new SignatureHeader(
                protocol,
                SignatureHeader.hosts(rule.group(3)),
                SignatureHeader.ports(rule.group(4)),
                SignatureHeader.hosts(rule.group(6)),
                SignatureHeader.ports(rule.group(7)),
                rule.group(5).equals("<>"),
                SignatureHeader.ANYBODY,
                false);
        SignatureParser parser = new SignatureParser(source, header);
        for (RuleOption option : RuleOption.split(rule.group(8))) {
            try {
                parser.take(option);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(option.name() + ": " + e.getMessage(), e);
            }
        }
        return parser.read();
    }

    /** Removes blanks within the lists of the header, as blanks separate its words. */
    private static String joined(String text) {
        int options = text.indexOf('(');
        return options < 0
                ? text
                : BLANKS_IN_LISTS.matcher(text.substring(0, options)).replaceAll("") + text.substring(options);
    }

    /** Returns the beginning of a message about a rule, its sid; empty if it has none. */
    static String place(String text) {
        Matcher number = SID.matcher(text);
        return number.find() ? "sid " + number.group(1) + ": " : "";
    }

    private void take(RuleOption option) {
        switch (option.name()) {
            case "msg" -> message = option.unquoted().replace("\\", "");
            case "sid" -> sid = Long.parseLong(option.value());
            case "rev" -> rev = Long.parseLong(option.value());
            case "priority" -> severity = severity(Integer.parseInt(option.value()));
            case "reference" -> references.add(option.value());
            case "metadata" -> TECHNIQUE.matcher(option.value()).results().forEach(each -> attack.add(each.group()));
            case "flow" -> flow(option.value());
            case "dsize" -> size = NumberRange.parse(option.value());
            case "content" -> parts.add(Content.parse(option.unquoted(), option.isNegated()));
            case "pcre" -> parts.add(BoundedPattern.parse(option.unquoted(), option.isNegated()));
            case "isdataat" -> parts.add(ByteCondition.DataAt.parse(option.value()));
            case "byte_test" -> parts.add(ByteCondition.ByteTest.parse(option.value()));
            default -> further(option);
        }
    }

    private void further(RuleOption option) {
        if (SILENT.contains(option.name())) {
            return;
        }
        if (FieldKeywords.has(option.name())) {
            fields.add(FieldKeywords.condition(option));
            return;
        }
        if (RateKeyword.is(option.name())) {
            if (rate.mode() != Rate.Mode.ALWAYS) {
                throw new IllegalArgumentException("a second rate is not taken");
            }
            rate = RateKeyword.parse(option);
            return;
        }
        boolean isModifier = !parts.isEmpty()
                && parts.getLast() instanceof Content content
                && content.modify(option.name(), option.value());
        if (!isModifier) {
            throw new IllegalArgumentException("a keyword that is not taken");
        }
    }

    private void flow(String value) {
        int side = SignatureHeader.ANYBODY;
        boolean established = false;
        for (String each : value.split(",", -1)) {
            switch (each.strip()) {
                case "established" -> established = true;
                case "to_server", "from_client" -> side = SignatureHeader.CLIENT;
                case "to_client", "from_server" -> side = SignatureHeader.SERVER;
                case "stateless", "only_stream", "no_frag" -> {} // segments are put in order in any case
                default -> throw new IllegalArgumentException("'" + each.strip() + "' is not taken");
            }
        }
        header = header.flow(side, established);
    }

    private static Severity severity(int priority) {
        return switch (priority) {
            case 1 -> Severity.HIGH;
            case 2 -> Severity.MEDIUM;
            case 3 -> Severity.LOW;
            default -> Severity.INFO;
        };
    }

    private Read read() {
        if (sid < 0) {
            throw new IllegalArgumentException("sid: missing");
        }
        if (!fields.isEmpty()) {
            return new Read.Fields(decoded());
        }
        Signature signature =
                new Signature(sid, rev, message, severity, references, attack, source, header, size, rate, parts);
        if (signature.rarest() == null) {
            throw new IllegalArgumentException("no content that could be looked for");
        }
        return new Read.Bytes(signature);
    }

    private CustomRule decoded() {
        if (!parts.isEmpty() || !size.isAny()) {
            throw new IllegalArgumentException("decoded fields together with bytes or sizes");
        }
        String title = message.isEmpty() ? "rule " + sid : message;
        String more = references.isEmpty() ? "" : " [" + String.join("; ", references) + ']';
        return new CustomRule(
                "sid-" + sid,
                title + more,
                Kind.RULE_MATCH,
                severity,
                fields.isOnMessages(),
                fields.when(header),
                attack,
                rate,
                source);
    }
}

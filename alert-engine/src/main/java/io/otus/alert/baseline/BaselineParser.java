package io.otus.alert.baseline;

import io.otus.core.event.PointRange;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Sites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the baseline text. Every error names its line and what is expected there. */
final class BaselineParser {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}|\\*");

    /** Some editors write it in front of a text. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String source;
    /** Names of assets that need no line of their own. */
    private final Set<String> known;

    private final List<AssetLine> assets = new ArrayList<>();
    private final List<FactLine> facts = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final Set<String> aliases = new HashSet<>();
    /** The line of a device. */
    private final Map<AssetAddress.Pair, Integer> devices = new HashMap<>();

    private List<String> above = new ArrayList<>();
    private int number;
    private boolean isNovel;
    private boolean isWhole;

    /**
     * Reads one text.
     *
     * @param source name of the file, for messages
     * @param known names of assets that need no line of their own
     */
    BaselineParser(String source, Set<String> known) {
        this.source = source;
        this.known = known;
    }

    /** Reads a whole text, as a person has it. */
    BaselineText parse(String text) throws BaselineException {
        List<String> lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList();
        number = 1;
        if (lines.isEmpty() || !lines.getFirst().equals(BaselineText.HEADER)) {
            throw error("the first line is not a version (expected: " + BaselineText.HEADER + ")");
        }
        if (lines.size() > 1 && lines.get(1).equals(BaselineText.KEPT)) {
            number++;
        }
        isWhole = true;
        return entries(lines.subList(number, lines.size()));
    }

    /** Reads lines without the first one of a text. */
    BaselineText parseLines(String text) throws BaselineException {
        return entries(text.lines().toList());
    }

    /** As {@link #parseLines}, of facts that only alerted. */
    BaselineText parseNovel(String text) throws BaselineException {
        isNovel = true;
        return parseLines(text);
    }

    private BaselineText entries(List<String> lines) throws BaselineException {
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                above.add(line);
            } else {
                parseEntry(line);
                above = new ArrayList<>();
            }
        }
        for (Map.Entry<String, Integer> alias : used.entrySet()) {
            if (!aliases.contains(alias.getKey()) && !known.contains(alias.getKey())) {
                number = alias.getValue();
                throw error("'" + alias.getKey() + "' is no asset (expected: a line 'asset "
                        + Token.escape(alias.getKey()) + " mac=... ip=...')");
            }
        }
        return new BaselineText(assets, facts, above);
    }

    private void parseEntry(String line) throws BaselineException {
        int hash = line.indexOf(" #");
        String remark = hash < 0 ? "" : line.substring(hash + 2);
        String entry = (hash < 0 ? line : line.substring(0, hash)).stripTrailing();
        Notes notes = new Notes(above, remark);
        int bracket = entry.indexOf(" [");
        HistoryText.Parsed history = new HistoryText.Parsed(FactHistory.NONE, null, null);
        if (bracket >= 0) {
            history = entry.endsWith("]") ? HistoryText.parse(entry.substring(bracket + 2, entry.length() - 1)) : null;
            if (history == null) {
                throw error("the history cannot be read (expected: [seen=N hours=N ...], or nothing)");
            }
            entry = entry.substring(0, bracket);
        }
        String[] words = entry.split(" ", -1);
        if (words[0].equals("asset")) {
            parseAsset(words, notes);
        } else {
            parseFact(words, history, notes);
        }
        Integer before = seen.putIfAbsent(words[0].equals("asset") ? "asset " + words[1] : statement(entry), number);
        if (before != null) {
            throw error("said before on line " + before + " (expected: each fact once)");
        }
    }

    private static String statement(String entry) {
        return entry.substring(entry.indexOf(' ') + 1);
    }

    private void parseAsset(String[] words, Notes notes) throws BaselineException {
        if (words.length < 2 || words[1].isEmpty()) {
            throw error("no alias (expected: asset ALIAS [mac=MAC,...] [ip=IP,...] [vlan=ID] [site=N])");
        }
        List<String> macs = List.of();
        List<String> ips = List.of();
        int vlan = 0;
        int site = 0;
        for (int i = 2; i < words.length; i++) {
            String word = words[i];
            try {
                if (word.startsWith("mac=")) {
                    macs = addresses(
                            word.substring(4), mac -> MacAddress.parse(mac).toString());
                } else if (word.startsWith("ip=")) {
                    ips = addresses(word.substring(3), ip -> IpAddress.parse(ip).toString());
                } else if (word.startsWith("vlan=")) {
                    vlan = Integer.parseInt(word.substring(5));
                } else if (word.startsWith("site=")) {
                    site = Integer.parseInt(word.substring(5));
                } else {
                    throw error(
                            "'" + word + "' says nothing of a device (expected: mac=MAC, ip=IP, vlan=ID or site=N)");
                }
            } catch (IllegalArgumentException e) {
                throw error("'" + word
                        + "' is no address (expected: mac=aa:bb:cc:dd:ee:ff, ip=10.0.0.1, vlan=10 or site=1)");
            }
        }
        String alias = Token.unescape(words[1]);
        boolean isFirst = aliases.add(alias);
        try {
            AssetLine asset = new AssetLine(alias, new AssetAddress(macs, ips, Sites.network(site, vlan)), notes);
            assets.add(asset);
            if (isWhole && isFirst) {
                checkIsNamedOnce(asset.address());
            }
        } catch (IllegalArgumentException e) {
            throw error(e.getMessage() + " (expected: vlan=0 to 4095, site=0 to " + Sites.MAX_SITES + ')');
        }
    }

    /**
     * Of two names of one device, the facts of one alone would hold, as after a merge of two people's edits. Each
     * device of a redundancy group may have the virtual MAC address that they share, with its IP address.
     */
    private void checkIsNamedOnce(AssetAddress address) throws BaselineException {
        for (AssetAddress.Pair pair : address.pairs()) {
            Integer before = devices.putIfAbsent(pair, number);
            if (before != null) {
                throw error("mac=" + pair.mac() + " ip=" + pair.ip() + " is the device of line " + before
                        + " (expected: one name for a device, in all of its lines)");
            }
        }
    }

    /** One address, or several in the order in which they are written. */
    private static List<String> addresses(String text, UnaryOperator<String> parse) {
        return Arrays.stream(text.split(",", -1)).map(parse).toList();
    }

    private void parseFact(String[] words, HistoryText.Parsed history, Notes notes) throws BaselineException {
        FactState state =
                isNovel && words[0].equals(FactState.NOVEL.key()) ? FactState.NOVEL : FactState.ofKey(words[0]);
        if (state == null) {
            throw error("'" + words[0] + "' begins no line (expected: asset, candidate, learned or approved)");
        }
        boolean conversation = words.length > 2 && words[2].equals("->");
        Place place;
        Aspect aspect;
        if (conversation) {
            if (words.length < 7 || !words[5].startsWith("unit=")) {
                throw error("incomplete (expected: " + words[0] + " CLIENT -> SERVER PROTOCOL unit=UNIT ASPECT ...)");
            }
            place = new Place.OfConversation(
                    alias(words[1]), alias(words[3]), words[4], Token.unescape(words[5].substring(5)));
            aspect = conversationAspect(words, history.statistics());
        } else {
            if (words.length < 3) {
                throw error(
                        "incomplete (expected: " + words[0] + " ASSET present, ASSET role ROLE PROTOCOL, ASSET habit"
                                + " SORT DETAIL, ASSET anomaly ID, or ASSET program"
                                + " PROTOCOL unit=UNIT NAME SHA256)");
            }
            place = new Place.OfAsset(alias(words[1]));
            aspect = assetAspect(words);
        }
        facts.add(new FactLine(state, place, aspect, history.source(), history.history(), notes));
    }

    private String alias(String word) {
        String alias = Token.unescape(word);
        used.putIfAbsent(alias, number);
        return alias;
    }

    private Aspect assetAspect(String[] words) throws BaselineException {
        if (words[2].equals("present") && words.length == 3) {
            return new Aspect.Present();
        }
        if (words[2].equals("anomaly") && words.length == 4) {
            return new Aspect.Anomaly(Token.unescape(words[3]));
        }
        if (words[2].equals("habit") && words.length == 5) {
            return new Aspect.Does(new Habit(Token.unescape(words[3]), Token.unescape(words[4])));
        }
        if (words[2].equals("program")) {
            return program(words);
        }
        Role role = words[2].equals("role") && words.length == 5 ? Role.ofKey(words[3]) : null;
        if (role == null) {
            throw error("'" + rest(words, 2)
                    + "' is no fact of a device (expected: present, role"
                    + " client|server|writer|programmer|publisher PROTOCOL,"
                    + " habit SORT DETAIL, anomaly ID, or program PROTOCOL unit=UNIT NAME SHA256)");
        }
        return new Aspect.InRole(role, words[4]);
    }

    private Aspect program(String[] words) throws BaselineException {
        boolean complete = words.length == 7 && words[4].startsWith("unit=");
        if (!complete || !DIGEST.matcher(words[6]).matches()) {
            throw error("'" + rest(words, 2)
                    + "' is no fact of a program (expected: program PROTOCOL unit=UNIT NAME SHA256, where SHA256 is 64"
                    + " digits of 0-9 and a-f, or *)");
        }
        String unit = Token.unescape(words[4].substring(5));
        return new Aspect.Program(new ProgramObject.Key(words[3], unit, Token.unescape(words[5])), words[6]);
    }

    private Aspect conversationAspect(String[] words, @Nullable String statistics) throws BaselineException {
        Aspect aspect = switch (words[6]) {
            case "link" -> words.length == 7 ? new Aspect.Linked() : null;
            case "function" -> words.length == 8 ? new Aspect.Function(Token.unescape(words[7])) : null;
            case "read" -> points(words, PointUse.READ);
            case "write" -> points(words, PointUse.WRITE);
            case "publish" -> words.length == 8 ? published(Token.unescape(words[7])) : null;
            case "value" -> values(words);
            case "reading" -> ModelWords.reading(words, statistics);
            case "poll" -> ModelWords.poll(words, statistics);
            case "order" -> ModelWords.order(words);
            default -> null;
        };
        if (aspect == null) {
            throw error("'" + rest(words, 6) + "' is no fact of a conversation (expected: "
                    + AspectForms.expected(words[6]) + ')');
        }
        return aspect;
    }

    private static @Nullable Aspect points(String[] words, PointUse use) {
        boolean coalesced = words[words.length - 1].equals("coalesced");
        int length = coalesced ? words.length - 1 : words.length;
        if (length == 8) {
            return new Aspect.Points(
                    use, Token.unescape(words[7]), PointRange.NO_INDEX, PointRange.NO_INDEX, coalesced);
        }
        if (length != 9) {
            return null;
        }
        try {
            int dots = words[8].indexOf("..");
            long first = Long.parseLong(dots < 0 ? words[8] : words[8].substring(0, dots));
            long last = dots < 0 ? first : Long.parseLong(words[8].substring(dots + 2));
            return 0 <= first && first <= last
                    ? new Aspect.Points(use, Token.unescape(words[7]), first, last, coalesced)
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Aspect published(String name) {
        return new Aspect.Points(PointUse.PUBLISH, name, PointRange.NO_INDEX, PointRange.NO_INDEX, false);
    }

    private static @Nullable Aspect values(String[] words) {
        if (words.length != 9 && words.length != 10) {
            return null;
        }
        ValueSet values = ValueSet.parse(words[words.length - 1]);
        if (values == null) {
            return null;
        }
        try {
            long index = words.length == 9 ? PointRange.NO_INDEX : Long.parseLong(words[8]);
            return new Aspect.Values(Token.unescape(words[7]), index, values);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String rest(String[] words, int from) {
        return String.join(" ", List.of(words).subList(from, words.length));
    }

    private BaselineException error(String problem) {
        return new BaselineException(source, number, problem);
    }
}

package io.otus.core.capture;

import io.otus.core.capture.CaptureException.Kind;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * Compiles filter expressions. libpcap says of most mistakes no more than "syntax error"; the place is found by asking
 * it which beginnings of the expression could still be completed.
 */
final class CaptureFilter {
    private static final String SYNTAX_ERROR = "syntax error";
    private static final int MAX_EXPRESSION = 16_384;
    private static final Pattern TOKEN = Pattern.compile("[\\p{Alnum}_.:/\\\\-]+|&&|\\|\\||<<|>>|[<>=!]=|[^\\s]");

    /** How libpcap writes the word that it does not know. */
    private static final Pattern NAMED = Pattern.compile("'([^']+)'");

    /** Endings that complete a sound beginning, whatever it expects next. */
    private static final List<String> ENDINGS = List.of(
            "", " tcp", " 1", " port 1", " 10.0.0.1", " host 10.0.0.1", " 1]=1", "]=1", " = 1", " 00:00:00:00:00:01");

    private CaptureFilter() {}

    /**
     * Compiles the filter without opening an interface, so that a mistake is reported even where capturing is not
     * permitted.
     *
     * @param linkTypes LINKTYPE_ values, one of which the expression must suit; the error names what is wrong for the
     *     first one
     */
    static void check(String expression, List<Integer> linkTypes) throws CaptureException {
        if (expression.isBlank()) {
            return;
        }
        if (expression.length() > MAX_EXPRESSION) {
            throw new CaptureException(
                    Kind.BAD_FILTER, "the filter has more than " + MAX_EXPRESSION + " characters: shorten it");
        }
        String wrong = "";
        for (int linkType : linkTypes) {
            try (PcapHandle dead = dead(linkType)) {
                String error = error(dead, expression);
                if (error == null) {
                    return;
                }
                wrong = wrong.isEmpty() ? sentence(dead, expression, error) : wrong;
            }
        }
        throw new CaptureException(Kind.BAD_FILTER, wrong);
    }

    /** A program for frames of a LINKTYPE_ value; native memory, which {@link BpfProgram#free} gives back. */
    static BpfProgram compile(String expression, int linkType) throws CaptureException {
        try (PcapHandle dead = dead(linkType)) {
            return compile(dead, expression);
        } catch (PcapNativeException e) {
            throw new CaptureException(
                    Kind.BAD_FILTER,
                    "the filter \"" + expression + "\" does not suit link type " + linkType + ": " + e.getMessage(),
                    e);
        }
    }

    /** What libpcap compiles for without an interface. */
    private static PcapHandle dead(int linkType) throws CaptureException {
        try {
            return Pcaps.openDead(DataLinkType.getInstance(LinkType.toDlt(linkType)), FrameSource.MAX_FRAME);
        } catch (PcapNativeException e) {
            throw new CaptureException(Kind.BAD_FILTER, "the filter cannot be compiled: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw Interfaces.noLibpcap(e);
        }
    }

    /** Sets the filter of an open interface, whose link type may refuse what Ethernet has. */
    static void set(PcapHandle handle, String name, String expression) throws CaptureException {
        if (expression.isBlank()) {
            return;
        }
        try {
            handle.setFilter(expression, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN);
        } catch (PcapNativeException | NotOpenException e) {
            throw new CaptureException(
                    Kind.BAD_FILTER,
                    "the filter \"" + expression + "\" does not suit " + name + ": " + e.getMessage(),
                    e);
        }
    }

    private static String sentence(PcapHandle dead, String expression, String error) {
        String wrong = "the filter \"" + expression + "\" is wrong";
        List<MatchResult> tokens = TOKEN.matcher(expression).results().toList();
        if (!error.contains(SYNTAX_ERROR)) {
            return wrong + place(tokens, error) + ": " + error;
        }
        int wrongToken = firstWrong(dead, expression, tokens);
        if (wrongToken == tokens.size()) {
            return wrong + " at its end, after '" + tokens.getLast().group() + "': " + error;
        }
        MatchResult token = tokens.get(wrongToken);
        return wrong + " at '" + token.group() + "' (character " + (token.start() + 1) + "): " + error;
    }

    /** The place of the word that the error names, such as an unknown port or host; empty where it names none. */
    private static String place(List<MatchResult> tokens, String error) {
        Matcher named = NAMED.matcher(error);
        if (named.find()) {
            for (MatchResult token : tokens) {
                if (token.group().equals(named.group(1))) {
                    return " at '" + token.group() + "' (character " + (token.start() + 1) + ")";
                }
            }
        }
        return "";
    }

    /**
     * Index of the first token after which nothing helps any more: by halving, as a beginning of a sound beginning is
     * sound.
     */
    private static int firstWrong(PcapHandle dead, String expression, List<MatchResult> tokens) {
        int sound = 0;
        int unsound = tokens.size() + 1;
        while (unsound - sound > 1) {
            int middle = (sound + unsound) >>> 1;
            if (canBeCompleted(
                    dead, expression.substring(0, tokens.get(middle - 1).end()))) {
                sound = middle;
            } else {
                unsound = middle;
            }
        }
        return sound;
    }

    private static boolean canBeCompleted(PcapHandle dead, String beginning) {
        String closing = ")".repeat(Math.max(0, count(beginning, '(') - count(beginning, ')')));
        for (String ending : ENDINGS) {
            String error = error(dead, beginning + ending + closing);
            if (error == null || !error.contains(SYNTAX_ERROR)) {
                return true;
            }
        }
        return false;
    }

    private static int count(String text, char wanted) {
        return (int) text.chars().filter(c -> c == wanted).count();
    }

    private static @Nullable String error(PcapHandle dead, String expression) {
        try {
            compile(dead, expression).free();
            return null;
        } catch (PcapNativeException e) {
            return e.getMessage() == null ? SYNTAX_ERROR : e.getMessage();
        }
    }

    private static BpfProgram compile(PcapHandle dead, String expression) throws PcapNativeException {
        try {
            return dead.compileFilter(expression, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN);
        } catch (NotOpenException e) {
            throw new IllegalStateException("the handle was opened for this", e);
        }
    }
}

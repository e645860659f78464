package io.otus.inventory.vendor;

import io.otus.core.table.TableLines;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One name for each maker, however the sources spell it: {@code SIEMENS AG}, {@code Siemens Industry, Inc.} and
 * {@code Siemens} are one. The names are those of {@code makers.txt}, whose head explains its form. Immutable.
 */
public final class Makers {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{Alnum}]+");

    /** Words at the end of a name that say what kind of company it is. */
    private static final Set<String> LEGAL = Set.of(
            "ag",
            "gmbh",
            "co",
            "kg",
            "ohg",
            "se",
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "company",
            "ltd",
            "limited",
            "llc",
            "llp",
            "lp",
            "plc",
            "sa",
            "sas",
            "spa",
            "srl",
            "ab",
            "oy",
            "oyj",
            "as",
            "aps",
            "bv",
            "nv",
            "kk",
            "pty",
            "pvt",
            "pte");

    /** Most words of a beginning in the table. */
    private static final int WORDS = 4;

    private static final Makers SHIPPED = new Makers();

    private final Map<String, String> names = new HashMap<>();

    private Makers() {
        for (TableLines.Line line : TableLines.read(Makers.class, "makers.txt")) {
            String[] parts = line.text().split(" = ", -1);
            if (parts.length != 2) {
                throw line.bad("NAME = BEGINNING; BEGINNING ...");
            }
            for (String beginning : parts[1].split("; ", -1)) {
                if (beginning.split(" ", -1).length > WORDS || names.put(beginning, parts[0]) != null) {
                    throw line.bad("beginnings of at most " + WORDS + " words, each once");
                }
            }
        }
    }

    /** Whether a text can be a maker's name: at least two letters, or a letter and one sign at most, as 3M. */
    public static boolean isName(String text) {
        String name = text.strip();
        long letters = name.codePoints().filter(Character::isLetter).limit(2).count();
        return letters == 2 || (letters == 1 && name.length() <= 2);
    }

    /** The name that a maker goes by. */
    public static String name(String stated) {
        Named named = SHIPPED.find(stated);
        return named != null ? named.maker : plain(stated);
    }

    /** Whether two statements name the same maker. */
    public static boolean same(String one, String other) {
        return name(one).equalsIgnoreCase(name(other));
    }

    /** The known maker with whose name a text begins; null where it begins with none. */
    public static @Nullable Named leading(String text) {
        return SHIPPED.find(text);
    }

    /**
     * A maker at the beginning of a text.
     *
     * @param maker its name
     * @param end how many characters of the text name it
     */
    public record Named(String maker, int end) {}

    private @Nullable Named find(String text) {
        StringBuilder words = new StringBuilder();
        Named longest = null;
        int at = 0;
        for (int word = 0; word < WORDS && at < text.length(); word++) {
            while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            int begin = at;
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            if (at == begin) {
                break;
            }
            words.append(word == 0 ? "" : " ").append(text.substring(begin, at).toLowerCase(Locale.ROOT));
            String maker = names.get(words.toString());
            longest = maker == null ? longest : new Named(maker, at);
        }
        return longest;
    }

    /** As in the table: letters beyond ASCII part words, so that all spellings of one are alike. */
    private static boolean isWord(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /** The name without its legal form. */
    private static String plain(String stated) {
        String name = stated.strip();
        while (true) {
            int blank = Math.max(name.lastIndexOf(' '), name.lastIndexOf(','));
            String last =
                    NO_WORD.matcher(name.substring(blank + 1)).replaceAll("").toLowerCase(Locale.ROOT);
            if (blank <= 0 || !(last.isEmpty() || LEGAL.contains(last))) {
                return name;
            }
            name = name.substring(0, blank).strip();
        }
    }
}

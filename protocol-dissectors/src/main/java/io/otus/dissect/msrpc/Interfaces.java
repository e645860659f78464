package io.otus.dissect.msrpc;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.core.table.TableLines;
import io.otus.layer.dcerpc.Uuid;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Interfaces that matter to who defends a plant, with their procedures. Read once from {@code procedures.txt}, which
 * names the specification of each. Immutable.
 */
final class Interfaces {
    private static final Pattern HEAD = Pattern.compile("= (\\S+) ([0-9a-f-]{36}) ([024]) (\\S.*)");
    private static final Pattern PROCEDURE =
            Pattern.compile("(\\d{1,5})(?:=(\\d{1,5})|~(\\S+))? (\\S+) (\\S+)(?: (runs|halts))?");
    private static final Map<String, Interface> KNOWN = read();

    private Interfaces() {}

    private static Map<String, Interface> read() {
        Map<String, Interface> read = new HashMap<>();
        Interface last = null;
        for (TableLines.Line line : TableLines.read(Interfaces.class, "procedures.txt")) {
            Matcher head = HEAD.matcher(line.text());
            Matcher procedure = PROCEDURE.matcher(line.text());
            if (head.matches()) {
                last = new Interface(head.group(1), Integer.parseInt(head.group(3)));
                read.put(head.group(2), last);
            } else if (last != null && procedure.matches()) {
                add(last, procedure);
            } else {
                throw line.bad(
                        "= NAME IDENTIFIER WIDTH SPECIFICATION, or OPNUM[=VALUE|~WORDS] NAME ACTION [runs|halts]");
            }
        }
        return read;
    }

    private static void add(Interface to, Matcher line) {
        int opnum = Integer.parseInt(line.group(1));
        String value = line.group(2);
        String words = line.group(3);
        String name = line.group(4);
        Action action = Action.valueOf(line.group(5).toUpperCase(Locale.ROOT));
        // A service of Windows that starts is no controller that does.
        Danger danger = "halts".equals(line.group(6)) ? Danger.HALT : Danger.NONE;
        String variant = value != null ? value : words;
        String key = key(to.name(), opnum) + (variant == null ? "" : "/" + variant);
        Service service = new Service(opnum, to.name() + '.' + name, action, danger, key);
        Procedure procedure = new Procedure(name, service, "runs".equals(line.group(6)));
        if (value != null) {
            to.add(opnum, Integer.parseInt(value), procedure);
        } else if (words != null) {
            to.add(opnum, List.of(words.split("\\.", -1)), procedure);
        } else {
            to.add(opnum, procedure);
        }
    }

    /** The key of a procedure in the baseline text. */
    static String key(String name, int opnum) {
        return name + '/' + opnum;
    }

    /** The interface with this identifier; one without procedures where it is not known. */
    static Interface of(Uuid id) {
        String text = id.toString();
        Interface known = KNOWN.get(text);
        return known != null ? known : Interface.unknown(text);
    }
}

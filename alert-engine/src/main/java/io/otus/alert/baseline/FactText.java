package io.otus.alert.baseline;

import io.otus.alert.model.Reading;
import io.otus.alert.model.Rhythm;
import io.otus.alert.model.Rounded;
import io.otus.core.event.PointRange;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** The wording of facts in the baseline text, without their state (grammar: {@code docs/baseline-format.md}). */
public final class FactText {
    private FactText() {}

    /** {@code hmi1 present}. */
    public static String presence(String asset) {
        return asset + " present";
    }

    /** {@code hmi1 role client modbus}. */
    public static String role(String asset, Role role, String protocol) {
        return asset + ' ' + role(role, protocol);
    }

    static String role(Role role, String protocol) {
        return "role " + role.key() + ' ' + protocol;
    }

    /** {@code plc3 habit internet 203.0.113.5}. */
    public static String habit(String asset, Habit habit) {
        return asset + ' ' + habit(habit);
    }

    static String habit(Habit habit) {
        return "habit " + Token.escape(habit.sort()) + ' ' + Token.escape(habit.detail());
    }

    /** {@code plc3 anomaly modbus-001}. */
    public static String anomaly(String asset, String id) {
        return asset + ' ' + anomaly(id);
    }

    static String anomaly(String id) {
        return "anomaly " + Token.escape(id);
    }

    /** {@code plc3 program s7comm unit=0/2 OB1 9f86...}. */
    public static String program(String asset, ProgramObject.Key object, String sha256) {
        return asset + ' ' + program(object, sha256);
    }

    static String program(ProgramObject.Key object, String sha256) {
        return "program " + object.protocol() + " unit=" + Token.escape(object.unit()) + ' '
                + Token.escape(object.name()) + ' ' + sha256;
    }

    /** {@code hmi1 -> plc3 modbus unit=1}. */
    public static String conversation(String client, String server, String protocol, String unit) {
        return client + " -> " + server + ' ' + protocol + " unit=" + Token.escape(unit);
    }

    /** {@code hmi1 -> plc3 modbus unit=1}, by the plain names of the two. */
    public static String conversation(Conversation conversation) {
        return conversation(
                AssetNames.plain(conversation.client()),
                AssetNames.plain(conversation.server()),
                conversation.protocol(),
                conversation.unit());
    }

    /** {@code function 3}. */
    public static String function(String key) {
        return "function " + Token.escape(key);
    }

    /** {@code read holding 100..139}, {@code write coil 23}, or the name of a named point. */
    public static String points(PointUse use, String space, long first, long last) {
        return use.key() + ' ' + range(space, first, last);
    }

    /** {@code value holding 100 0..100}. */
    public static String value(String space, long index, ValueSet values) {
        return "value " + range(space, index, index) + ' ' + values.text();
    }

    /**
     * {@code reading holding 100 0..1460 flat=30.1 rate=12.5}: seconds that it may stay the same, and what it may
     * change in one; {@code rise} for a counter. {@code reading holding 100 {7} steady} where it has no other values.
     */
    public static String reading(String space, long index, ValueSet values, Reading reading) {
        String limits = "";
        if (values.isRange()) {
            limits += reading.flat() > 0 ? " flat=" + Rounded.text(reading.flat()) : "";
            String rate = reading.isCounter() ? " rise=" : " rate=";
            limits += reading.rate() > 0 ? rate + Rounded.text(reading.rate()) : "";
        } else if (ReadPoint.isSteady(values, reading)) {
            limits = " steady";
        }
        return "reading " + range(space, index, index) + ' ' + values.text() + limits;
    }

    /** {@code poll 3 holding 0..9 every=1 pause=6.5}: seconds, the usual period and the longest usual gap. */
    public static String poll(Poll.Key request, Rhythm rhythm) {
        String points = request.space().isEmpty() ? "" : ' ' + range(request.space(), request.first(), request.last());
        String more = request.more() == 0 ? "" : " more=" + request.more();
        return "poll " + Token.escape(request.service()) + points + more + " every=" + Rounded.text(rhythm.period())
                + " pause=" + Rounded.text(rhythm.pause());
    }

    /**
     * {@code order 4 after 3 same within=0.05}: the longest time between the two, in seconds; {@code order 4 after -}
     * where it comes by itself.
     */
    public static String order(String service, String before, boolean samePoints, double within) {
        return "order " + Token.escape(service) + " after " + Token.escape(before) + (samePoints ? " same" : "")
                + (within > 0 ? " within=" + Rounded.text(within) : "");
    }

    static String range(String space, long first, long last) {
        String name = Token.escape(space);
        if (first == PointRange.NO_INDEX) {
            return name;
        }
        return first == last ? name + ' ' + first : name + ' ' + first + ".." + last;
    }

    /**
     * The same fact with the devices that stand in front of it called otherwise.
     *
     * @param names what a device is called instead
     */
    public static String renamed(String fact, UnaryOperator<String> names) {
        String[] words = fact.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = isDevice(words, i) ? names.apply(words[i]) : words[i];
        }
        return String.join(" ", words);
    }

    /**
     * Whether two facts say the same of the same devices.
     *
     * @param isSame whether two different names are of one device
     */
    public static boolean isSame(String one, String other, BiPredicate<String, String> isSame) {
        String[] words = one.split(" ", -1);
        String[] others = other.split(" ", -1);
        if (words.length != others.length) {
            return false;
        }
        for (int i = words.length - 1; i >= 0; i--) {
            if (!words[i].equals(others[i]) && !(isDevice(words, i) && isSame.test(words[i], others[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Devices stand in front of what is said of them. */
    private static boolean isDevice(String[] words, int at) {
        return at == 0 || (at == 2 && words[1].equals("->"));
    }
}

package io.otus.dissect.veeder_root;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The in-tank inventory, function 201: what each tank holds. */
final class Inventory {
    /** In the order of the computer format, §7.3.1. */
    private static final List<String> VALUES =
            List.of("volume", "tc_volume", "ullage", "height", "water", "temperature", "water_volume");

    /** How many of them a line of the display format has. */
    private static final int SHOWN = 6;

    private static final Pattern TANK = Pattern.compile("[0-9]{1,2}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,4})?");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String TITLE = "IN-TANK INVENTORY";
    private static final int MAX_TANKS = 99;
    /** Tank, product, status and the number of values. */
    private static final int HEAD = 9;

    private static final int VALUE = 8;
    private static final int HEXADECIMAL = 16;

    private final List<Element.Group> tanks = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();

    /** The tanks, each with its number, product and values. */
    List<Element.Group> tanks() {
        return tanks;
    }

    /** A point for each value, by the number of its tank. */
    List<PointRange> points() {
        return points;
    }

    /** Reads the computer format behind the date; whether it is as the manual has it. */
    boolean readComputer(String data) {
        int at = 0;
        while (at < data.length() && tanks.size() < MAX_TANKS) {
            int tank = at + HEAD <= data.length() ? number(data, at, 2, 10) : -1;
            int count = tank < 0 ? -1 : number(data, at + 7, 2, HEXADECIMAL);
            if (count < 0 || at + HEAD + count * VALUE > data.length()) {
                return false;
            }
            String product = data.substring(at + 2, at + 3);
            double[] values = new double[Math.min(count, VALUES.size())];
            for (int i = 0; i < values.length; i++) {
                int from = at + HEAD + i * VALUE;
                long bits = digits(data, from, VALUE, HEXADECIMAL);
                if (bits < 0) {
                    return false;
                }
                values[i] = Float.intBitsToFloat((int) bits);
            }
            add(tank, product, values);
            at += HEAD + count * VALUE;
        }
        return true;
    }

    /** Reads the lines of the display format behind their title: tank, label of the product, six values. */
    void readDisplay(List<String> lines) {
        boolean isInside = false;
        for (String line : lines) {
            if (line.strip().equals(TITLE)) {
                isInside = true;
            } else if (isInside && tanks.size() < MAX_TANKS) {
                row(SPACES.split(line.strip(), -1));
            }
        }
    }

    private void row(String[] words) {
        int labels = words.length - 1 - SHOWN;
        if (labels < 0 || !TANK.matcher(words[0]).matches()) {
            return;
        }
        double[] values = new double[SHOWN];
        for (int i = 0; i < SHOWN; i++) {
            String word = words[words.length - SHOWN + i];
            if (!NUMBER.matcher(word).matches()) {
                return;
            }
            values[i] = Double.parseDouble(word);
        }
        String product = String.join(" ", List.of(words).subList(1, 1 + labels));
        add(Integer.parseInt(words[0]), product, values);
    }

    private void add(int tank, String product, double[] values) {
        List<Element> fields = new ArrayList<>();
        fields.add(Element.number("tank", tank));
        fields.add(Element.text("product", product));
        for (int i = 0; i < values.length; i++) {
            ValueList value = ValueList.reals(values[i]);
            fields.add(new Element.Value(VALUES.get(i), value));
            points.add(PointRange.of(VALUES.get(i), tank, value));
        }
        tanks.add(new Element.Group("tank", fields));
    }

    private static int number(String data, int at, int count, int radix) {
        return (int) digits(data, at, count, radix);
    }

    /** A number of this many digits; -1 where one of them is none. */
    private static long digits(String data, int at, int count, int radix) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            int digit = Character.digit(data.charAt(at + i), radix);
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}

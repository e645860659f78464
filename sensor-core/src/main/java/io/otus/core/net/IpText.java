package io.otus.core.net;

/** Text forms of IP addresses: RFC 4291 §2.2 in, RFC 5952 out. */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    static String print(IpAddress address) {
        StringBuilder text = new StringBuilder(40);
        if (!address.v6()) {
            long low = address.low();
            return text.append(low >>> 24)
                    .append('.')
                    .append(low >>> 16 & 0xFF)
                    .append('.')
                    .append(low >>> 8 & 0xFF)
                    .append('.')
                    .append(low & 0xFF)
                    .toString();
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(address, i + run) == 0) {
                run++;
            }
            if (run > bestLength) {
                bestStart = i;
                bestLength = run;
            }
            i += run;
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int group(IpAddress address, int index) {
        long half = index < 4 ? address.high() : address.low();
        return (int) (half >>> (48 - 16 * (index & 3))) & 0xFFFF;
    }

    static IpAddress parse(String text) {
        if (text.indexOf(':') < 0) {
            return IpAddress.v4(dotted(text, text));
        }
        int gap = text.indexOf("::");
        long[] halves = new long[2];
        if (gap < 0) {
            if (fill(halves, text, 0, text) != GROUPS) {
                throw bad(text);
            }
            return IpAddress.v6(halves[0], halves[1]);
        }
        String tail = text.substring(gap + 2);
        int before = fill(halves, text.substring(0, gap), 0, text);
        int after = fill(new long[2], tail, 0, text);
        if (before + after >= GROUPS) {
            throw bad(text);
        }
        fill(halves, tail, GROUPS - after, text);
        return IpAddress.v6(halves[0], halves[1]);
    }

    /** Writes the groups of {@code part} from group {@code first} on and returns how many there are. */
    private static int fill(long[] halves, String part, int first, String whole) {
        if (part.isEmpty()) {
            return 0;
        }
        int index = first;
        for (String group : part.split(":", -1)) {
            if (group.indexOf('.') >= 0) {
                long four = dotted(group, whole);
                put(halves, index++, (int) (four >>> 16), whole);
                put(halves, index++, (int) four & 0xFFFF, whole);
            } else {
                put(halves, index++, number(group, 16, 0xFFFF, whole), whole);
            }
        }
        return index - first;
    }

    private static void put(long[] halves, int index, int value, String whole) {
        if (index >= GROUPS) {
            throw bad(whole);
        }
        halves[index >> 2] |= (long) value << (48 - 16 * (index & 3));
    }

    private static long dotted(String text, String whole) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            throw bad(whole);
        }
        long bits = 0;
        for (String part : parts) {
            bits = bits << 8 | number(part, 10, 0xFF, whole);
        }
        return bits;
    }

    private static int number(String digits, int radix, int max, String whole) {
        if (digits.isEmpty() || digits.length() > 4) {
            throw bad(whole);
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0) {
                throw bad(whole);
            }
            value = value * radix + digit;
        }
        if (value > max) {
            throw bad(whole);
        }
        return value;
    }

    private static IllegalArgumentException bad(String text) {
        return new IllegalArgumentException("IP address: '" + text + "' (expected: 10.1.2.3 or 2001:db8::1)");
    }
}

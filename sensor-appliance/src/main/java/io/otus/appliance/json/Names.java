package io.otus.appliance.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names of fields as JSON has them, {@code "name":}, made once. Names are constants of the program, so there are few;
 * beyond {@value #MOST} they are made anew each time. Confined to one thread.
 */
final class Names {
    private static final int SIZE = 2_048;
    private static final int MOST = SIZE / 2;

    private final @Nullable String[] names = new @Nullable String[SIZE];
    private final byte[][] encoded = new byte[SIZE][];
    private int known;

    byte[] encoded(String name) {
        int hash = name.hashCode();
        int place = (hash ^ hash >>> 16) & SIZE - 1;
        while (names[place] != null) {
            if (name.equals(names[place])) {
                return encoded[place];
            }
            place = (place + 1) & SIZE - 1;
        }
        byte[] made = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
        if (known < MOST) {
            known++;
            names[place] = name;
            encoded[place] = made;
        }
        return made;
    }
}

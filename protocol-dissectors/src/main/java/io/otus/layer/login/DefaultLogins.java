package io.otus.layer.login;

import io.otus.core.table.TableLines;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** User names and passwords that products are delivered with, from {@code default-logins.txt}. Thread-safe. */
public final class DefaultLogins {
    private static final String NOTHING = "-";
    private static final Set<String> KNOWN = read();

    private DefaultLogins() {}

    private static Set<String> read() {
        Set<String> known = new HashSet<>();
        for (TableLines.Line line : TableLines.read(DefaultLogins.class, "default-logins.txt")) {
            String[] columns = line.text().split("\\s+", 3);
            if (columns.length < 2) {
                throw line.bad("user, password, and whose");
            }
            known.add(key(value(columns[0]), value(columns[1])));
        }
        return Set.copyOf(known);
    }

    private static String value(String column) {
        return column.equals(NOTHING) ? "" : column;
    }

    /** Users are compared without case, as most products do; passwords are not. */
    private static String key(String user, String password) {
        return user.toLowerCase(Locale.ROOT) + '\0' + password;
    }

    /** Whether some product is delivered with this user name and password. */
    public static boolean contains(String user, String password) {
        return KNOWN.contains(key(user, password));
    }
}

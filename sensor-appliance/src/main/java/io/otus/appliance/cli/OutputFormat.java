package io.otus.appliance.cli;

import java.util.Locale;

/** How data is printed. */
enum OutputFormat {
    /** For a person. */
    TEXT,
    /** One JSON object a line. */
    JSON;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

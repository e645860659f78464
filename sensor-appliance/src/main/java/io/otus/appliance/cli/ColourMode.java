package io.otus.appliance.cli;

import java.util.Locale;

/** When text for a person is coloured. */
enum ColourMode {
    /** On a terminal, unless {@code NO_COLOR} is set. */
    AUTO,
    /** Also into a file or a pipe. */
    ALWAYS,
    /** Not at all. */
    NEVER;

    /**
     * The colour mode in the arguments, for output before they are parsed, such as help. A wrong value is reported when
     * they are parsed.
     */
    static ColourMode of(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String value = "";
            if (arguments[i].startsWith("--color=")) {
                value = arguments[i].substring("--color=".length());
            } else if (arguments[i].equals("--color") && i + 1 < arguments.length) {
                value = arguments[i + 1];
            }
            for (ColourMode mode : values()) {
                if (mode.name().equalsIgnoreCase(value)) {
                    return mode;
                }
            }
        }
        return AUTO;
    }

    boolean isOn(Terminal terminal) {
        return switch (this) {
            case AUTO -> terminal.colour();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.otus.alert.baseline;

import io.otus.core.event.Action;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The roles of an asset in one protocol. */
public enum Role {
    /** Asks: a master, an HMI. */
    CLIENT("a client"),
    /** Answers: a device that is asked. */
    SERVER("a server"),
    /** Changes values or gives commands. */
    WRITER("a writer"),
    /** Does what an engineering station does: programs, modes, configuration, starts and stops. */
    PROGRAMMER("an engineering station"),
    /** Sends a stream of values to a group, unasked: an IED that publishes GOOSE or Sampled Values. */
    PUBLISHER("a publisher");

    private final String key = name().toLowerCase(Locale.ROOT);
    private final String noun;

    Role(String noun) {
        this.noun = noun;
    }

    /** The word in the baseline text. */
    public String key() {
        return key;
    }

    /** With its article, as it stands in a sentence. */
    public String noun() {
        return noun;
    }

    /** The role beyond {@link #CLIENT} that an action gives to who asks for it; null when it gives none. */
    public static @Nullable Role of(Action action) {
        return switch (action) {
            case WRITE, SELECT, OPERATE, ALARM_SET -> WRITER;
            case START, STOP, RESTART, MODE, UPLOAD, DOWNLOAD, FIRMWARE, CONFIGURE, DELETE -> PROGRAMMER;
            case CREDENTIAL_SET -> PROGRAMMER;
            case READ, TIME_SET, FILE, DISCOVER, IDENTIFY, DIAGNOSE, SESSION, AUTHENTICATE -> null;
            case ACKNOWLEDGE, PROGRAM_INFO, SUBSCRIBE, UNSUBSCRIBE, NOTIFY, OTHER -> null;
        };
    }

    static @Nullable Role ofKey(String word) {
        for (Role role : values()) {
            if (role.key.equals(word)) {
                return role;
            }
        }
        return null;
    }
}

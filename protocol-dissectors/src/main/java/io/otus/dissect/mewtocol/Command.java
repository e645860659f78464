package io.otus.dissect.mewtocol;

import io.otus.core.event.Action;
import io.otus.core.event.Service;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands, by the letters that name them: ACGM0125 §1.2.4. */
final class Command {
    static final String REMOTE = "RM";
    static final String STATUS = "RT";
    static final String EXTENDED = "EX";
    static final String MONITOR = "MG";
    static final String ABORT = "AB";

    /** The question of {@link #EXTENDED}: the status with the type of newer controllers. */
    static final String EXTENDED_STATUS = "00RT";

    /** Stands for the command of an answer whose command was not seen, where that does not tell. */
    static final Service UNSEEN = new Service(-1, "command", Action.OTHER);

    static final Service RUN = variant("remote_control_run", Action.START, "RM/R");
    static final Service PROG = variant("remote_control_prog", Action.STOP, "RM/P");
    static final Service EXTENDED_READ = variant("read_status_of_plc_extended", Action.IDENTIFY, "EX/00RT");
    static final Service RESET_CONTACTS = variant("reset_contacts_monitored", Action.UNSUBSCRIBE, "MC/F");
    static final Service RESET_DATA = variant("reset_data_monitored", Action.UNSUBSCRIBE, "MD/F");

    private static final Map<String, Service> SERVICES = new HashMap<>();

    static {
        """
        RCS read_contact_single read
        RCP read_contacts read
        RCC read_contact_words read
        WCS write_contact_single write
        WCP write_contacts write
        WCC write_contact_words write
        RD read_data_area read
        WD write_data_area write
        RS read_set_values read
        WS write_set_values write
        RK read_elapsed_values read
        WK write_elapsed_values write
        SC preset_contact_area write
        SD preset_data_area write
        MC register_contacts_monitored subscribe
        MD register_data_monitored subscribe
        MG monitoring_start read
        RR read_system_register read
        WR write_system_register configure
        RT read_status_of_plc identify
        RP read_program upload
        WP write_program download
        RM remote_control mode
        AB abort other
        EX extended other
        """.lines().forEach(Command::put);
    }

    private Command() {}

    private static Service variant(String name, Action action, String key) {
        return new Service(-1, name, action).keyed(key);
    }

    private static void put(String line) {
        String[] words = line.split(" ", 3);
        Action action = Action.valueOf(words[2].toUpperCase(Locale.ROOT));
        SERVICES.put(words[0], variant(words[1], action, words[0]));
    }

    /** The letters that name the command of a text; empty where it is not known. */
    static String of(String text) {
        if (text.length() >= 3 && SERVICES.containsKey(text.substring(0, 3))) {
            return text.substring(0, 3);
        }
        return text.length() >= 2 && SERVICES.containsKey(text.substring(0, 2)) ? text.substring(0, 2) : "";
    }

    /** Whether an answer may begin with these letters: it has the first two of its command. */
    static boolean isAnswer(String text) {
        return text.length() >= 2
                && (text.startsWith("RC") || text.startsWith("WC") || SERVICES.containsKey(text.substring(0, 2)));
    }

    static @Nullable Service service(String command) {
        return SERVICES.get(command);
    }

    /** The command of a text with what it asks beyond its name. */
    static Service service(String command, String parameters) {
        Service plain = SERVICES.get(command);
        if (plain == null) {
            return UNSEEN;
        }
        return switch (command) {
            case REMOTE -> parameters.equals("R") ? RUN : parameters.equals("P") ? PROG : plain;
            case EXTENDED -> parameters.startsWith(EXTENDED_STATUS) ? EXTENDED_READ : plain;
            case "MC" -> parameters.equals(Parameters.NO_CONTACTS) ? RESET_CONTACTS : plain;
            case "MD" -> parameters.equals(Parameters.NO_DATA) ? RESET_DATA : plain;
            default -> plain;
        };
    }
}

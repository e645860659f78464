package io.otus.dissect.c1222;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;

/**
 * Procedures that a write to table 7 starts, ANSI C12.19. Its first field is a TABLE_IDB_BFLD, least or most
 * significant octet first as the meter has it (which its table 0 tells):
 *
 * <pre>
 *  15      12   11            10                       0
 *  +----------+-------------+---------------------------+
 *  | selector | of maker    | number                    |
 *  +----------+-------------+---------------------------+
 *   selector 0 answer on completion, 1 on exception, 2 none, 3 at once and on completion
 * </pre>
 *
 * The order is the one that makes a procedure of it. Where both do, the service says so, and does what the more
 * dangerous one does.
 *
 * @param number of the procedure
 * @param isMakers whether it is one of the maker's
 * @param selector when table 8 has the answer
 */
record Procedure(int number, boolean isMakers, int selector) {
    private static final int LENGTH = 2;
    private static final int NUMBER = 0x7FF;
    private static final int MANUFACTURER = 0x800;
    private static final int SELECTOR_SHIFT = 12;
    private static final int MOST_SELECTOR = 3;
    private static final int MOST_NUMBER = 33;
    /** Makers count theirs from 0 as well; beyond this it is rather the other order. */
    private static final int MOST_OF_MAKER = 0xFF;

    private static final int LOG_IN = 18;

    private static final Service UNKNOWN = service("procedure", "-1", Action.OPERATE);
    private static final Service[] SERVICES = new Service[MOST_NUMBER + 1];

    static {
        for (int number = 0; number < SERVICES.length; number++) {
            SERVICES[number] = service(name(number), Integer.toString(number), action(number));
        }
    }

    private static Procedure of(int field) {
        return new Procedure(field & NUMBER, (field & MANUFACTURER) != 0, field >> SELECTOR_SHIFT);
    }

    /** The service of a write to the beginning of the table, which starts a procedure. */
    static Service service(ByteView data) {
        if (data.length() < LENGTH) {
            return UNKNOWN;
        }
        Procedure little = of(data.le16(0));
        Procedure big = of(data.u16(0));
        if (!little.isPlausible()) {
            return big.isPlausible() ? big.service() : UNKNOWN;
        }
        return big.isPlausible() ? either(little.service(), big.service()) : little.service();
    }

    /** Whether what is written may start the procedure that logs in, whose parameter is a password. */
    static boolean mayLogIn(ByteView data) {
        return data.length() >= LENGTH
                && (of(data.le16(0)).isLogin() || of(data.u16(0)).isLogin());
    }

    private boolean isLogin() {
        return number == LOG_IN && !isMakers;
    }

    private boolean isPlausible() {
        return selector <= MOST_SELECTOR && number <= (isMakers ? MOST_OF_MAKER : MOST_NUMBER);
    }

    private Service service() {
        return isMakers ? service("manufacturer_procedure", "mfg" + number, Action.OPERATE) : SERVICES[number];
    }

    private static Service either(Service little, Service big) {
        if (little.equals(big)) {
            return little;
        }
        Service worse = rank(little) >= rank(big) ? little : big;
        String name = little.name() + "_or_" + big.name();
        return new Service(ServiceCode.WRITE, name, worse.action(), worse.dangerous())
                .keyed(little.key() + "_or_" + big.key());
    }

    private static int rank(Service service) {
        return service.dangerous() == Danger.HALT ? 2 : service.dangerous() == Danger.NONE ? 0 : 1;
    }

    private static Service service(String name, String key, Action action) {
        return new Service(ServiceCode.WRITE, name, action).keyed(ServiceCode.WRITE + "/" + key);
    }

    private static Action action(int number) {
        return switch (number) {
            case 0, 1 -> Action.RESTART;
            case 2, 12, 13, 14, 15 -> Action.CONFIGURE;
            case 3 -> Action.DELETE;
            case 6 -> Action.MODE;
            case 10, 32 -> Action.TIME_SET;
            case 11 -> Action.DIAGNOSE;
            case LOG_IN -> Action.AUTHENTICATE;
            case 19 -> Action.SESSION;
            default -> Action.OPERATE;
        };
    }

    private static String name(int number) {
        return switch (number) {
            case 0 -> "cold_start";
            case 1 -> "warm_start";
            case 2 -> "save_configuration";
            case 3 -> "clear_data";
            case 4 -> "reset_list_pointers";
            case 5 -> "update_last_read_entry";
            case 6 -> "change_end_device_mode";
            case 7 -> "clear_standard_status_flags";
            case 8 -> "clear_manufacturer_status_flags";
            case 9 -> "remote_reset";
            case 10 -> "set_date_and_or_time";
            case 11 -> "execute_diagnostics";
            case 12 -> "activate_all_pending_tables";
            case 13 -> "activate_specific_pending_tables";
            case 14 -> "clear_all_pending_tables";
            case 15 -> "clear_specific_pending_tables";
            case 16 -> "start_load_profile";
            case 17 -> "stop_load_profile";
            case LOG_IN -> "log_in";
            case 19 -> "log_out";
            case 20 -> "initiate_immediate_call";
            case 21 -> "direct_load_control";
            case 22 -> "modify_credit";
            case 32 -> "set_precision_date_and_or_time";
            default -> "procedure";
        };
    }
}

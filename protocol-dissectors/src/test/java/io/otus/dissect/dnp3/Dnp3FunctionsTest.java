package io.otus.dissect.dnp3;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One row per application function of IEEE 1815-2012 §4.2.2.5, without objects: what it asks, whether it is answered,
 * and how it may harm.
 */
class Dnp3FunctionsTest extends DissectorContract {
    private static final String FUNCTIONS = """
        1 read READ NONE
        2 write WRITE NONE
        3 select SELECT NONE
        4 operate OPERATE NONE
        5 direct_operate OPERATE NONE
        6 direct_operate_nr OPERATE NONE unanswered
        7 immed_freeze CONFIGURE NONE
        8 immed_freeze_nr CONFIGURE NONE unanswered
        9 freeze_clear CONFIGURE NONE
        10 freeze_clear_nr CONFIGURE NONE unanswered
        11 freeze_at_time CONFIGURE NONE
        12 freeze_at_time_nr CONFIGURE NONE unanswered
        13 cold_restart RESTART HALT
        14 warm_restart RESTART HALT
        15 initialize_data CONFIGURE NONE
        16 initialize_appl RESTART HALT
        17 start_appl START MODE
        18 stop_appl STOP HALT
        19 save_config CONFIGURE NONE
        20 enable_unsolicited SUBSCRIBE NONE
        21 disable_unsolicited CONFIGURE BLIND
        22 assign_class CONFIGURE NONE
        23 delay_measure DIAGNOSE NONE
        24 record_current_time DIAGNOSE NONE
        25 open_file FILE NONE
        26 close_file FILE NONE
        27 delete_file DELETE HALT
        28 get_file_info FILE NONE
        29 authenticate_file AUTHENTICATE NONE
        30 abort_file FILE NONE
        31 activate_config CONFIGURE DOWNLOAD
        32 authenticate_req AUTHENTICATE NONE unanswered
        33 auth_req_no_ack AUTHENTICATE NONE unanswered
        """;

    @Override
    protected DissectorProvider provider() {
        return new Dnp3Provider();
    }

    @Override
    protected Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String line : FUNCTIONS.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            String[] words = line.split(" ", -1);
            int code = Integer.parseInt(words[0]);
            Service service = new Service(code, words[1], Action.valueOf(words[2]), Danger.valueOf(words[3]));
            Request request = words.length > 4
                    ? Request.unconfirmed(service, "10", List.of())
                    : Request.confirmed((10L << 20) | (1 << 4) | 2, service, "10", List.of());
            rows.add(row(words[1]).client(Frames.request(fragment(code))).sees(new Seen.Request(request)));
        }
        rows.add(row("confirm asks nothing").client(Frames.request("C2 00")).sees());
        rows.add(row("a reserved request function")
                .client(Frames.request(fragment(34)))
                .sees(
                        new Seen.Unknown("function_code", 34),
                        new Seen.Request(Request.confirmed(
                                (10L << 20) | (1 << 4) | 2,
                                new Service(34, "reserved_34", Action.OTHER),
                                "10",
                                List.of()))));
        rows.add(row("an unsolicited response without data")
                .server(Frames.response("F2 82 8000"))
                .sees(new Seen.Request(Request.notification(
                        new Service(130, "unsolicited_response", Action.NOTIFY), "10", List.of()))));
        rows.add(row("an authentication response")
                .server(Frames.response("C2 83 0000"))
                .sees());
        rows.add(row("a reserved response function")
                .server(Frames.response("C2 84 0000"))
                .sees(new Seen.Unknown("function_code", 132)));
        return rows.stream();
    }

    private static String fragment(int function) {
        return "C2" + (function < 16 ? "0" : "") + Integer.toHexString(function);
    }

    @Test
    void everyFunctionHasARow() {
        for (Dnp3Function function : Dnp3Function.values()) {
            if (!Dnp3Function.isResponse(function.code()) && function != Dnp3Function.CONFIRM) {
                assertThat(FUNCTIONS)
                        .contains(function.code() + " " + function.service().name() + " ");
            }
        }
    }
}

package io.otus.dissect.s7comm;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each service means for the device. */
class ServicesTest {
    @ParameterizedTest
    @CsvSource({
        "0xF0, setup_communication, SESSION",
        "0x04, read_var, READ",
        "0x05, write_var, WRITE",
        "0x1A, request_download, DOWNLOAD",
        "0x1B, download_block, DOWNLOAD",
        "0x1C, download_ended, DOWNLOAD",
        "0x1D, start_upload, UPLOAD",
        "0x1E, upload, UPLOAD",
        "0x1F, end_upload, UPLOAD",
        "0x28, pi_service, OTHER",
        "0x29, plc_stop, STOP",
        "0x77, function_119, OTHER"
    })
    void functionsOfJobs(String code, String name, Action action) {
        is(S7Function.service(Integer.decode(code)), name, action);
    }

    @ParameterizedTest
    @CsvSource({
        "P_PROGRAM, plc_start, START",
        "_INSE, insert_block, DOWNLOAD",
        "_INS2, insert_block, DOWNLOAD",
        "_DELE, delete_block, DELETE",
        "_GARB, compress_memory, CONFIGURE",
        "_MODU, copy_ram_to_rom, CONFIGURE",
        "_N_LOGIN_, nc_login, AUTHENTICATE",
        "_N_F_DELE, nc_delete_file, DELETE",
        "_N_F_COPY, nc_copy_file, FILE",
        "_N_SELECT, nc_select_program, MODE",
        "_N_IBN_SS, nc_set_startup_switch, RESTART",
        "_UNKNOWN, pi_service, OTHER"
    })
    void programInvocationsByName(String wireName, String name, Action action) {
        is(ProgramServices.service(wireName, ""), name, action);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, mode_transition_2, NOTIFY",
        "1, 0x01, block_status, SUBSCRIBE",
        "1, 0x02, variable_status, SUBSCRIBE",
        "1, 0x03, interrupt_stack, DIAGNOSE",
        "1, 0x08, modify_variable, WRITE",
        "1, 0x09, force, WRITE",
        "1, 0x0A, breakpoint, MODE",
        "1, 0x0B, exit_hold, START",
        "1, 0x0C, memory_reset, DELETE",
        "1, 0x0D, disable_job, DIAGNOSE",
        "1, 0x0E, enable_job, DIAGNOSE",
        "1, 0x0F, delete_job, DIAGNOSE",
        "1, 0x10, read_job_list, DIAGNOSE",
        "1, 0x13, block_status_2, SUBSCRIBE",
        "1, 0x16, flash_led, DIAGNOSE",
        "2, 0x01, cyclic_transfer, SUBSCRIBE",
        "2, 0x04, cyclic_unsubscribe, UNSUBSCRIBE",
        "2, 0x05, change_driven_transfer, SUBSCRIBE",
        "2, 0x07, change_driven_modify, SUBSCRIBE",
        "3, 0x01, list_blocks, PROGRAM_INFO",
        "3, 0x02, list_blocks_of_type, PROGRAM_INFO",
        "3, 0x03, get_block_info, PROGRAM_INFO",
        "4, 0x01, read_szl, DIAGNOSE",
        "4, 0x02, message_service, SUBSCRIBE",
        "4, 0x03, diagnostic_message, NOTIFY",
        "4, 0x05, alarm_8_indication, NOTIFY",
        "4, 0x06, notify_indication, NOTIFY",
        "4, 0x07, alarm_8_lock, CONFIGURE",
        "4, 0x08, alarm_8_unlock, CONFIGURE",
        "4, 0x09, scan_indication, NOTIFY",
        "4, 0x0B, alarm_acknowledge, ACKNOWLEDGE",
        "4, 0x0C, alarm_acknowledge_indication, NOTIFY",
        "4, 0x11, alarm_sq_indication, NOTIFY",
        "4, 0x12, alarm_s_indication, NOTIFY",
        "4, 0x13, alarm_query, DIAGNOSE",
        "4, 0x16, notify_8_indication, NOTIFY",
        "5, 0x01, plc_password, AUTHENTICATE",
        "6, 0x00, bsend_brecv_0, OTHER",
        "7, 0x01, read_clock, DIAGNOSE",
        "7, 0x02, set_clock, TIME_SET",
        "7, 0x04, set_clock_following, TIME_SET",
        "15, 0x01, nc_request_download, DOWNLOAD",
        "15, 0x06, nc_start_upload, UPLOAD",
        "32, 0x01, userdata_group_32_1, OTHER"
    })
    void functionsOfUserData(int group, String subfunction, String name, Action action) {
        is(UserDataFunction.service(group, Integer.decode(subfunction)), name, action);
    }

    private static void is(Service service, String name, Action action) {
        assertThat(service.name()).isEqualTo(name);
        assertThat(service.action()).isEqualTo(action);
    }

    @Test
    void whatSilencesHaltsOrMovesLogicIsDangerous() {
        assertThat(UserDataFunction.service(4, 0x07).dangerous()).isEqualTo(Danger.BLIND);
        assertThat(UserDataFunction.service(1, 0x0C).dangerous()).isEqualTo(Danger.HALT);
        assertThat(S7Function.service(0x29).dangerous()).isEqualTo(Danger.HALT);
        assertThat(S7Function.service(0x1A).dangerous()).isEqualTo(Danger.DOWNLOAD);
        // One download is one dangerous act.
        assertThat(S7Function.service(0x1B).dangerous()).isEqualTo(Danger.NONE);
        assertThat(ProgramServices.service("_INSE", "").dangerous()).isEqualTo(Danger.NONE);
    }

    @Test
    void whatAControllerTellsIsAFactOfItsOwn() {
        Set<String> keys = new HashSet<>();
        for (int group = 0; group < 64; group++) {
            for (int subfunction = 0; subfunction < 256; subfunction++) {
                assertThat(UserDataFunction.push(group, subfunction).action()).isEqualTo(Action.NOTIFY);
                keys.add(UserDataFunction.service(group, subfunction).key());
                keys.add(UserDataFunction.push(group, subfunction).key());
            }
        }
        assertThat(keys).contains("459265", "492033");
    }

    @ParameterizedTest
    @CsvSource({
        "0x8104, service_not_implemented",
        "0x8500, wrong_pdu_size",
        "0xD0A5, job_not_found",
        "0xD209, block_not_found",
        "0xD241, function_not_permitted_in_current_protection_level",
        "0xD2A9, parameters_being_assigned",
        "0xD401, information_function_unavailable",
        "0xD602, incorrect_password",
        "0xDC01, date_or_time_invalid",
        "0xD20C, block_function_refused_c",
        "0x8777, access_error_77",
        "0x9901, error_class_99_1"
    })
    void errorsByClassAndCode(String code, String name) {
        assertThat(S7Errors.name(Integer.decode(code))).isEqualTo(name);
    }
}

package io.otus.dissect.smb;

import io.otus.core.event.Outcome;
import java.util.HexFormat;

/** Status of an answer, [MS-ERREF] §2.3. Stateless. */
final class NtStatus {
    static final int OK = 0;
    static final int PENDING = 0x0000_0103;
    static final int MORE_PROCESSING_REQUIRED = 0xC000_0016;

    private static final int END_OF_FILE = 0xC000_0011;
    private static final int ERROR_SEVERITY = 3;
    private static final int CODE = 0xFFFF;

    private NtStatus() {}

    /** What the status means for the request: errors are those of severity 3 that refuse. */
    static Outcome outcome(int status) {
        boolean refused =
                status >>> 30 == ERROR_SEVERITY && status != MORE_PROCESSING_REQUIRED && status != END_OF_FILE;
        return refused ? Outcome.error(status & CODE, name(status)) : Outcome.OK;
    }

    static String name(int status) {
        return switch (status) {
            case OK -> "success";
            case PENDING -> "pending";
            case MORE_PROCESSING_REQUIRED -> "more_processing_required";
            case END_OF_FILE -> "end_of_file";
            case 0x8000_0005 -> "buffer_overflow";
            case 0x8000_0006 -> "no_more_files";
            case 0xC000_0002 -> "not_implemented";
            case 0xC000_0003 -> "invalid_info_class";
            case 0xC000_0008 -> "invalid_handle";
            case 0xC000_000D -> "invalid_parameter";
            case 0xC000_000F -> "no_such_file";
            case 0xC000_0022 -> "access_denied";
            case 0xC000_0034 -> "object_name_not_found";
            case 0xC000_0035 -> "object_name_collision";
            case 0xC000_003A -> "object_path_not_found";
            case 0xC000_0043 -> "sharing_violation";
            case 0xC000_005E -> "no_logon_servers";
            case 0xC000_0064 -> "no_such_user";
            case 0xC000_006A -> "wrong_password";
            case 0xC000_006D -> "logon_failure";
            case 0xC000_006E -> "account_restriction";
            case 0xC000_006F -> "invalid_logon_hours";
            case 0xC000_0070 -> "invalid_workstation";
            case 0xC000_0071 -> "password_expired";
            case 0xC000_0072 -> "account_disabled";
            case 0xC000_00AC -> "pipe_not_available";
            case 0xC000_00BA -> "file_is_a_directory";
            case 0xC000_00BB -> "not_supported";
            case 0xC000_00CC -> "bad_network_name";
            case 0xC000_015B -> "logon_type_not_granted";
            case 0xC000_0193 -> "account_expired";
            case 0xC000_0203 -> "user_session_deleted";
            case 0xC000_0205 -> "insuff_server_resources";
            case 0xC000_0224 -> "password_must_change";
            case 0xC000_0225 -> "not_found";
            case 0xC000_0234 -> "account_locked_out";
            default -> "0x" + HexFormat.of().withUpperCase().toHexDigits(status);
        };
    }
}

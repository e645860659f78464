package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.detect.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentStageTest {
    private static IncidentStage stage(String kind, String attack) {
        return IncidentStage.of(AlertText.parse("{\"kind\":\"" + kind + "\",\"attack\":[\"" + attack + "\"]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MODE_CHANGE   | T0858 | ORDERED      | a start changes the operating mode, and no program
        CMD_DANGEROUS | T0816 | ORDERED      | a stop
        CMD_DANGEROUS | T0878 | ORDERED      | a silencing
        PROGRAM_XFER  | T0845 | COPIED       | Program Upload is Collection
        PROGRAM_XFER  | T0843 | REPROGRAMMED | Program Download is Lateral Movement and Persistence
        FIRMWARE_XFER | T0857 | REPROGRAMMED | System Firmware
        LATERAL       | T0886 | MOVED        | Remote Services
        EXPLOIT_SIG   | T0866 | MOVED        | Exploitation of Remote Services
        DEFAULT_CRED  | T0812 | SIGNED_IN    | Default Credentials
        ARP_SPOOF     | T0830 | POSED        | Adversary-in-the-Middle
        SEQ_ANOMALY   | T0856 | POSED        | Spoof Reporting Message
        FLOOD         | T0814 | ATTACKED     | Denial of Service
        DNS_TUNNEL    | T0885 | SENT_OUT     | Commonly Used Port
        MALWARE_IOC   | T0884 | SENT_OUT     | Connection Proxy
        MALWARE_IOC   | T0867 | MOVED        | Lateral Tool Transfer
        FUNC_NEW      | T0858 | ORDERED      | a new function by which the mode is changed
        FUNC_NEW      | T0843 | REPROGRAMMED | a new function by which logic is given
        POINT_NEW     | T0855 | WROTE        | Unauthorized Command Message
        ROLE_NEW      | T0888 | UNUSUAL      | a new client that only reads
        MASTER_SILENT | T0829 | SILENT       | Loss of View
        """)
    void isThatOfTheTactic(String kind, String attack, String stage, String why) {
        assertThat(stage(kind, attack)).as(why).hasToString(stage);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasOne(Kind kind) {
        assertThat(stage(kind.name(), "").words()).isNotEmpty();
    }

    @Test
    void aTransferBothWaysChangesPrograms() {
        assertThat(IncidentStage.of(AlertText.parse("{\"kind\":\"PROGRAM_XFER\",\"attack\":[\"T0843\",\"T0845\"]}")))
                .isEqualTo(IncidentStage.REPROGRAMMED);
    }
}

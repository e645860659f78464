package io.otus.layer.cpf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CipNamesTest {
    @Test
    void anIdNamesWhomOdvaAssignedItTo() {
        assertThat(CipNames.vendor(1)).isEqualTo("Rockwell Automation/Allen-Bradley");
        assertThat(CipNames.vendor(58)).isEqualTo("Spectrum Controls");
        assertThat(CipNames.vendor(865)).isEqualTo("Schweitzer Engineering Laboratories");
        assertThat(CipNames.vendor(1251)).isEqualTo("Siemens");
        assertThat(CipNames.vendor(1285)).isEqualTo("CODESYS");
    }

    @Test
    void anIdThatIsNotInTheListNamesNobody() {
        assertThat(CipNames.vendor(6)).isEmpty();
        assertThat(CipNames.vendor(65535)).isEmpty();
    }
}

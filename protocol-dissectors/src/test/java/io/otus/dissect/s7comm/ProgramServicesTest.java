package io.otus.dissect.s7comm;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramServicesTest {
    @Test
    void eachProgramInvocationIsAFactOfItsOwn() {
        List<Service> services = List.of(
                ProgramServices.service("P_PROGRAM", ""),
                ProgramServices.service("P_PROGRAM", "C "),
                ProgramServices.service("_INSE", ""),
                ProgramServices.service("_DELE", ""),
                ProgramServices.service("_GARB", ""),
                ProgramServices.service("_MODU", "EP"),
                S7Function.service(S7Function.PI_SERVICE));
        Set<String> keys = new HashSet<>();
        for (Service service : services) {
            assertThat(service.code()).isEqualTo(S7Function.PI_SERVICE);
            assertThat(keys.add(service.key())).as(service.key()).isTrue();
        }
        assertThat(keys).contains("40/start", "40/delete", "40/compress", "40");
    }
}

package io.otus.dissect.s7comm;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class S7FunctionTest {
    @Test
    void eachProgramInvocationIsAFactOfItsOwn() {
        List<Service> services = List.of(
                S7Function.programInvocation("P_PROGRAM", ""),
                S7Function.programInvocation("P_PROGRAM", "C "),
                S7Function.programInvocation("_INSE", ""),
                S7Function.programInvocation("_DELE", ""),
                S7Function.programInvocation("_GARB", ""),
                S7Function.programInvocation("_MODU", "EP"),
                S7Function.service(S7Function.PI_SERVICE));
        Set<String> keys = new HashSet<>();
        for (Service service : services) {
            assertThat(service.code()).isEqualTo(S7Function.PI_SERVICE);
            assertThat(keys.add(service.key())).as(service.key()).isTrue();
        }
        assertThat(keys).contains("40/start", "40/delete", "40/compress", "40");
    }
}

package io.otus.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeIdTest {
    /** IEEE 802.1D-2004 §9.2.5: the lower priority is better, and of two the lower address. */
    @Test
    void theBetterOneComesFirstAsItsTextDoes() {
        List<String> ids = List.of(
                "0000.ff:ff:ff:ff:ff:fe",
                "1000.02:00:00:00:00:09",
                "8000.02:00:00:00:00:01",
                "8000.02:00:00:00:00:0a",
                "f000.00:00:00:00:00:01");
        TreeSet<BridgeId> sorted = new TreeSet<>();
        ids.reversed().forEach(each -> sorted.add(BridgeId.parse(each)));
        assertThat(sorted).extracting(BridgeId::toString).isEqualTo(ids);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8000", "8000-02:00:00:00:00:01", "80.02:00:00:00:00:01", "zzzz.02:00:00:00:00:01"})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> BridgeId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

package io.otus.alert.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.net.Transport;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptLineTest {
    private static final IpAddress IP = IpAddress.parse("2001:db8::1");
    private static final MacAddress MAC = MacAddress.parse("00:1e:13:00:00:99");

    private static KeptLine only(KeptLines lines) {
        return read(lines.stored());
    }

    private static KeptLine read(List<String> stored) {
        return KeptLines.read(stored).iterator().next();
    }

    @Test
    void eachWordIsReadAsItWasAdded() {
        KeptLines lines =
                new KeptLines().line().add("a b").add(-5).add(Long.MIN_VALUE).add(true);
        lines.add(Transport.UDP).add(IP).add((IpAddress) null).add(MAC).add((MacAddress) null);
        KeptLine line = only(lines);
        assertThat(line.nextText()).isEqualTo("a b");
        assertThat(line.nextInt()).isEqualTo(-5);
        assertThat(line.nextLong()).isEqualTo(Long.MIN_VALUE);
        assertThat(line.nextBoolean()).isTrue();
        assertThat(line.nextEnum(Transport.class)).isEqualTo(Transport.UDP);
        assertThat(line.nextIpIfAny()).isEqualTo(IP);
        assertThat(line.nextIpIfAny()).isNull();
        assertThat(line.nextMacIfAny()).isEqualTo(MAC);
        assertThat(line.nextMacIfAny()).isNull();
        assertThat(line.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", " ", "a  b", "\t\r\n\0", "%20", "=1", "\"'{}[],#", "B\u00fcro \u2603 \ud83d\udd0c"})
    void aTextIsOneWordWhateverIsInIt(String text) {
        KeptLines lines = new KeptLines().line().add(text).add(text).add(1);
        assertThat(lines.stored().getLast().split("[^!-~]", -1)).hasSize(3);
        KeptLine line = only(lines);
        assertThat(line.nextText()).isEqualTo(text);
        assertThat(line.nextTextOnceBare()).isEqualTo(text);
        assertThat(line.nextInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotAsExpectedSaysWhichWordItIs() {
        KeptLine line = read(List.of("=1", "known x - 1"));
        assertThat(line.takes("tried")).isFalse();
        assertThatThrownBy(() -> line.expect("tried")).hasMessage("word 1: 'known' (expected: tried)");
        assertThatThrownBy(line::nextInt).hasMessageStartingWith("word 2: ");
        assertThatThrownBy(line::nextIp).hasMessageStartingWith("word 3: ");
        assertThatThrownBy(line::nextBoolean).hasMessage("word 4: neither true nor false");
        assertThatThrownBy(line::nextText)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("word 5 is missing");
    }

    @Test
    void aTextThatStoodBareIsTheRestOfTheLine() {
        assertThat(read(List.of("modbus rack 1/slot%412")).nextText()).isEqualTo("modbus");
        KeptLine bare = read(List.of("modbus rack 1/slot%412"));
        assertThat(bare.takes("modbus")).isTrue();
        assertThat(bare.nextTextOnceBare()).isEqualTo("rack 1/slot%412");
        assertThat(bare.hasNext()).isFalse();
        KeptLine empty = read(List.of("modbus "));
        assertThat(empty.nextText()).isEqualTo("modbus");
        assertThat(empty.nextTextOnceBare()).isEmpty();
    }

    @Test
    void nothingKeptIsNothingStored() {
        assertThat(new KeptLines().stored()).isEmpty();
        assertThat(KeptLines.read(List.of())).isEmpty();
    }
}

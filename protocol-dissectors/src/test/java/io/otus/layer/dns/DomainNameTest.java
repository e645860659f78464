package io.otus.layer.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import org.junit.jupiter.api.Test;

/** The example of RFC 1035 §4.1.4, the bound of §2.3.4, and bytes that are no name. */
class DomainNameTest {
    private static ByteView bytes(String hex) {
        return Octets.ofHex(hex).view();
    }

    @Test
    void namesEndInPointersAsIn4_1_4() {
        ByteView message = bytes("00".repeat(20) + "01 46 03 495349 04 41525041 00" + "00".repeat(8) + "03 464F4F C014"
                + "00".repeat(18) + "C01A" + "00".repeat(26) + "00");
        assertThat(DomainName.find(message, 20)).isEqualTo("F.ISI.ARPA");
        assertThat(DomainName.find(message, 40)).isEqualTo("FOO.F.ISI.ARPA");
        assertThat(DomainName.find(message, 64)).isEqualTo("ARPA");
        assertThat(DomainName.find(message, 92)).isEmpty();
        assertThat(DomainName.skip(message, 20)).isEqualTo(32);
        assertThat(DomainName.skip(message, 40)).isEqualTo(46);
        assertThat(DomainName.skip(message, 92)).isEqualTo(93);
    }

    @Test
    void aNameHas255OctetsAtTheMost() {
        String label = "3F" + "61".repeat(63);
        ByteView longest = bytes(label + label + label + "3D" + "61".repeat(61) + "00");
        assertThat(longest.length()).isEqualTo(255);
        assertThat(DomainName.find(longest, 0)).hasSize(253);
        assertThat(DomainName.find(bytes(label + label + label + "3E" + "61".repeat(62) + "00"), 0))
                .isNull();
    }

    @Test
    void whatLoopsOrPassesTheMessageIsNoName() {
        for (String hex : new String[] {"C000", "0141 C000", "C0", "0341", "0141", "41".repeat(70), "8000", ""}) {
            assertThat(DomainName.find(bytes(hex), 0)).as(hex).isNull();
            assertThat(DomainName.read(bytes(hex), 0)).as(hex).isEmpty();
        }
    }
}

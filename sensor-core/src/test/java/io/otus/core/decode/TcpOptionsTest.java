package io.otus.core.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TcpOptionsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    020405B4 0402 080A0000000100000000 01 030307 | mss,sack,ts,nop,ws
                    020405B4 01 030308 01 01 0402                | mss,nop,ws,nop,nop,sack
                    020405B4 00 030308                           | mss,eol
                    1302                                         | kind19
                    020405B4 03                                  | mss,ws
                    0301 0402                                    | ws
                    04                                           | sack
                    """, delimiter = '|')
    void kindsAreToldInTheirOrderUpToWhatIsNoOption(String options, String kinds) {
        ByteView bytes = ByteView.of(HexFormat.of().parseHex(options.replace(" ", "")));

        assertThat(TcpOptions.kinds(bytes)).isEqualTo(kinds);
    }
}

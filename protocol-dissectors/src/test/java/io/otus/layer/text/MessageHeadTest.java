package io.otus.layer.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageHeadTest {
    private static ByteView bytes(String text) {
        return ByteView.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void fieldsAreCountedAndLongOnesFound() {
        MessageHead head = MessageHead.of(bytes("GET / HTTP/1.1\r\nA: 12345\r\nB: 123456\r\n\r\n"));
        assertThat(head.fields()).isEqualTo(2);
        assertThat(head.offset(1)).isEqualTo(head.offset("B"));
        assertThat(head.longField(8, _ -> true)).isEqualTo(head.offset("B"));
        assertThat(head.longField(7, name -> !name.equals("A"))).isEqualTo(head.offset("B"));
        assertThat(head.longField(9, _ -> true)).isEqualTo(-1);
    }

    @Test
    void aHeadEndsWithAnEmptyLineHoweverLinesEnd() {
        assertThat(MessageHead.size(bytes("GET / HTTP/1.1\r\nA: b\r\n\r\nxyz"), 100))
                .isEqualTo(24);
        assertThat(MessageHead.size(bytes("GET / HTTP/1.1\nA: b\n\nxyz"), 100)).isEqualTo(21);
        assertThat(MessageHead.size(bytes("GET / HTTP/1.1\r\nA: b\r\n"), 100)).isEqualTo(Lines.OPEN);
        assertThat(MessageHead.size(bytes("GET / HTTP/1.1\r\nA: b\r\n"), 10)).isEqualTo(Lines.TOO_LONG);
    }

    @Test
    void fieldsAreFoundWithoutCaseAndWithTheirPlace() {
        MessageHead head = MessageHead.of(bytes("A B C\r\nName:  one \r\nname:two\r\nLength: 7\r\nLENGTH: 8\r\n\r\n"));
        assertThat(head.first(1)).isEqualTo("B");
        assertThat(head.firstFrom(1)).isEqualTo("B C");
        assertThat(head.field("NAME")).isEqualTo("one,two");
        assertThat(head.offset("name")).isEqualTo(14);
        assertThat(head.length("name")).isEqualTo(3);
        assertThat(head.number("Length")).as("two that differ").isEqualTo(-1);
        assertThat(head.field("absent")).isEmpty();
    }

    @Test
    void aReplyEndsWithTheLineThatRepeatsItsCodeWithABlank() {
        assertThat(Replies.length(bytes("220-a\r\n 220 b\r\n220 c\r\n"), 100)).isEqualTo(22);
        assertThat(Replies.length(bytes("220-a\r\n221 b\r\n"), 100)).isEqualTo(Lines.OPEN);
        assertThat(Replies.text(bytes("220-a\r\n b\r\n220 c\r\n"), 100)).isEqualTo("a b c");
    }
}

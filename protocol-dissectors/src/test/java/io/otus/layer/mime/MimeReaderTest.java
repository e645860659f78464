package io.otus.layer.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Digests are those of {@code sha256sum} over what is said beside them. */
class MimeReaderTest {
    /** Of {@code hello}. */
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    /** Of {@code hello}, a line end and {@code wörld} in UTF-8. */
    private static final String TWO_LINES = "2eeccfe797fa124ef94757c7d10b34abcac0d2f5b1fc8ef8ea84eb971605f13d";
    /** Of {@code x}. */
    private static final String X = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

    private static final String IN_PARTS =
            "Subject: plan\nContent-Type: multipart/mixed;\n boundary=\"=_b 1\"\n\npreamble\n--=_b 1\n";

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<MimeEvent> read(byte[] message, int piece) {
        MimeReader reader = new MimeReader();
        List<MimeEvent> found = new ArrayList<>();
        for (int at = 0; at < message.length; at += piece) {
            reader.take(ByteView.of(message, at, Math.min(piece, message.length - at)));
            found.addAll(reader.found());
        }
        reader.end();
        found.addAll(reader.found());
        return found;
    }

    private static List<MimeEvent> read(String message) {
        byte[] bytes = bytes(message);
        List<MimeEvent> whole = read(bytes, bytes.length);
        for (int piece : new int[] {1, 2, 3, 7, 76, 2_048}) {
            assertThat(read(bytes, piece)).as("pieces of %d", piece).isEqualTo(whole);
        }
        return whole;
    }

    private static MimeEvent file(String name, String type, long size, String sha256) {
        return new MimeEvent.Attachment(name, type, size, sha256);
    }

    @Test
    void aFileInBase64BesideTheText() {
        assertThat(read(IN_PARTS + """
                Content-Type: text/plain

                see the plan
                --=_b 1
                Content-Type: Application/PDF; name=old.pdf
                Content-Disposition: attachment;
                 filename="the plan.pdf"; size=5
                Content-Transfer-Encoding: BASE64

                aGVs
                bG8=
                --=_b 1--
                epilogue
                """)).containsExactly(file("the plan.pdf", "application/pdf", 5, HELLO));
    }

    @Test
    void aFileInQuotedPrintableWithSoftLineEndsAndWithWhiteSpaceBehindTheLine() {
        assertThat(read(IN_PARTS + """
                Content-Disposition: attachment; filename=a.txt
                Content-Transfer-Encoding: quoted-printable

                hel=
                lo \t
                w=C3=b6rld
                --=_b 1--
                """)).containsExactly(file("a.txt", "text/plain", 13, TWO_LINES));
    }

    @Test
    void whatIsEscapedMayBeCutBetweenPiecesOfALongLine() {
        String head = "Content-Type: a/b\nContent-Transfer-Encoding: quoted-printable\n\n";
        for (int plain = MimeReader.MAX_LINE - 6; plain <= MimeReader.MAX_LINE; plain++) {
            String text = "y".repeat(plain);
            MimeEvent whole = file("", "a/b", plain + 6, sha256(text + "x=x xx"));
            assertThat(read(head + text + "=78=3Dx =78= \t\nx")).containsExactly(whole);
            assertThat(read(head + text + "x=3D=78 xx \t\n")).containsExactly(whole);
            assertThat(read(head + text + "x=x xx")).containsExactly(whole);
        }
    }

    private static String sha256(String text) {
        Sha256 digest = new Sha256();
        byte[] octets = bytes(text);
        digest.update(octets, 0, octets.length);
        return digest.hex();
    }

    @Test
    void aFileAsItIsWithoutTheLineEndAheadOfTheBoundary() {
        assertThat(read(IN_PARTS + "Content-Type: application/x; name=x\n\nhello\nwörld\n--=_b 1--\n"))
                .containsExactly(file("x", "application/x", 13, TWO_LINES));
    }

    @Test
    void partsWithinPartsAndAMessageWithinAMessage() {
        assertThat(read(IN_PARTS + """
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: image/png
                Content-Transfer-Encoding: base64

                eA==
                --inner--
                --=_b 1
                Content-Type: message/rfc822

                Subject: forwarded
                Content-Type: multipart/mixed; boundary="=_b 1 2"

                --=_b 1 2
                Content-Disposition: attachment; filename=inner.bin

                x
                --=_b 1
                Content-Disposition: attachment; filename=outer.bin

                hello
                """))
                .containsExactly(
                        file("", "image/png", 1, X),
                        file("inner.bin", "text/plain", 1, X),
                        file("outer.bin", "text/plain", 5, HELLO));
    }

    @Test
    void aPartOfADigestIsAMessageUnlessItSaysOtherwise() {
        assertThat(read("""
                Content-Type: multipart/digest; boundary=d

                --d

                Content-Type: a/b

                x
                --d
                Content-Type: text/plain

                Content-Type: a/b

                x
                --d--
                """)).containsExactly(file("", "a/b", 1, X));
    }

    @Test
    void aMessageThatIsAFileItself() {
        assertThat(read("Content-Type: application/zip\nContent-Transfer-Encoding: base64\n\neA\n"))
                .containsExactly(file("", "application/zip", 1, X));
    }

    @Test
    void whatIsTextHasNoFile() {
        assertThat(read("Subject: hello\n\nhello\n--=_b 1\nContent-Type: application/x\n\nx\n"))
                .isEmpty();
        assertThat(read("Content-Type: text/html\n\n<p>\n")).isEmpty();
    }

    @Test
    void namesInOtherCharacterSetsAndInParts() {
        assertThat(name("filename*=UTF-8''pl%C3%A4ne%20a.pdf")).isEqualTo("pläne a.pdf");
        assertThat(name("filename=plane.pdf; filename*=UTF-8''pl%C3%A4ne.pdf")).isEqualTo("pläne.pdf");
        assertThat(name("filename=plane.pdf; filename*0*=''pl%C3%A4; filename*1=ne.pdf"))
                .isEqualTo("pläne.pdf");
        assertThat(name("filename*0=\"long \"; filename*1=name; filename*2=.pdf"))
                .isEqualTo("long name.pdf");
        assertThat(name("filename*0*=''a%20; filename*1=b")).isEqualTo("a b");
        assertThat(name("filename=\"=?utf-8?B?cGzDpG5l?= =?utf-8?Q?=2Ea_b?=\"")).isEqualTo("pläne.a b");
        assertThat(name("filename=\"C:\\\\temp\\\\a \\\"b\\\".exe\"")).isEqualTo("a \"b\".exe");
        assertThat(name("filename=../../x.exe ; other")).isEqualTo("x.exe");
        assertThat(name("filename")).isEmpty();
        assertThat(name("filename=\"" + "n".repeat(300))).hasSize(256);
    }

    @Test
    void wordsWithoutAValueCountAmongTheParametersOfAField() {
        assertThat(name("a; b;; filename=x")).isEqualTo("x");
        assertThat(name(";".repeat(62) + "filename=x")).isEqualTo("x");
        assertThat(name(";".repeat(64) + "filename=x")).isEmpty();
        assertThat(name(";".repeat(8_000) + "filename=x")).isEmpty();
    }

    @Test
    void whatIsBehindAPieceOfAFieldThatDoesNotFitIsNotRead() {
        int ahead = "Content-Disposition: attachment; x=".length();
        String long4 = "y".repeat(4 * MimeReader.MAX_LINE - ahead);
        assertThat(name("x=" + long4 + "\n ;filename=a")).isEqualTo("a");
        assertThat(name("x=" + long4 + "y".repeat(100) + "\n ;filename=a")).isEmpty();
    }

    private static String name(String parameters) {
        List<MimeEvent> found = read("Content-Disposition: attachment; " + parameters + "\n\nx\n");
        assertThat(found).hasSize(1);
        return ((MimeEvent.Attachment) found.getFirst()).filename();
    }

    @Test
    void longLinesAreReadInPieces() {
        String file = "y".repeat(3 * MimeReader.MAX_LINE - 1);
        List<MimeEvent> found = read(IN_PARTS + "Content-Type: a/b\n\n" + file + "\n--=_b 1--\n");
        assertThat(((MimeEvent.Attachment) found.getFirst()).size()).isEqualTo(file.length());
    }

    @Test
    void onlySoManyPartsAreReadAndNoneThatLieDeeper() {
        String part = "Content-Type: a/b\n\nx\n--=_b 1\n";
        List<MimeEvent> many = read(IN_PARTS + part.repeat(MimeReader.MAX_PARTS + 50));
        assertThat(many).hasSize(MimeReader.MAX_PARTS).endsWith(new MimeEvent.Unread(MimeReader.MAX_PARTS));

        StringBuilder deep = new StringBuilder();
        for (int i = 0; i <= MimeReader.MAX_NESTING; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(read(deep + part)).containsExactly(new MimeEvent.Unread(MimeReader.MAX_NESTING + 1));
        String forwarded = "Content-Type: message/rfc822\n\n";
        assertThat(read(forwarded.repeat(1_000) + part)).containsExactly(new MimeEvent.Unread(MimeReader.MAX_PARTS));
    }

    @Test
    void whateverComesIsReadToItsEnd() {
        byte[] message =
                bytes(IN_PARTS + "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n--=_b 1--\n");
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = message.clone();
            for (int hit = 0; hit < 4; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(damaged, 1)).isEqualTo(read(damaged, damaged.length));
        }
    }
}

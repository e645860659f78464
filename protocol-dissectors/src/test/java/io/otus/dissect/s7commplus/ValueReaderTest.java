package io.otus.dissect.s7commplus;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every datatype, alone and in every kind of array: the encodings were found in captures. */
class ValueReaderTest extends DissectorContract {
    private static final List<String> VALUES = List.of(
            "00 00",
            "00 01 01",
            "00 17 0000013A 823B 00 04 8200 823F 00 15 05 413B423B43 00",
            "40 16 02 00 04 21 01 00 04 25 00",
            "10 17 02 0000013A 823B 00 04 05 00 0000013A 00",
            "20 04 02 9A7B 03",
            "40 14 01 00 02 AABB 00",
            "10 15 02 03 6F6E65 03 74776F");

    @Override
    protected DissectorProvider provider() {
        return new S7commplusProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.CHILD;
    }

    private static String answer(String value) {
        return Frames.response(2, 0x0586, "00 00" + value + "00000000");
    }

    @Override
    protected Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String value : VALUES) {
            rows.add(row("value " + value).server(answer(value)).sees());
        }
        rows.add(row("a datatype that captures do not show")
                .server(answer("00 19 00"))
                .sees(new Seen.Unknown("datatype", 0x19)));
        rows.add(row("a flag that captures do not show")
                .server(answer("08 01 00"))
                .sees(new Seen.Unknown("datatype_flags", 8)));
        rows.add(row("a blob with a root object").server(answer("00 14 05 00")).sees(new Seen.Unknown("blob_root", 5)));
        rows.add(row("a struct of the user's types, which controllers send packed")
                .server(answer("00 17 92000001 00"))
                .sees(new Seen.Unknown("struct_id", 0x9200_0001L)));
        rows.add(row("an array that passes the PDU")
                .server(answer("10 02 87FFFF7F 00"))
                .sees(new Seen.Unknown("body", -1)));
        rows.add(row("an array of nothing").server(answer("10 00 7F")).sees(new Seen.Unknown("body", -1)));
        return rows.stream();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 01 01 | bool | [1]",
                "00 02 FF | usint | [255]",
                "00 03 FFFE | uint | [65534]",
                "00 04 8F8080800F | udint | [4026531855]",
                "00 05 DED0CDB0C8FC90F31A | ulint | [13637580308550808346]",
                "00 06 FF | sint | [-1]",
                "00 07 FFFE | int | [-2]",
                "00 08 40 | dint | [-64]",
                "00 08 3F | dint | [63]",
                "00 08 9F79 | dint | [4089]",
                "00 09 40 | lint | [-64]",
                "00 09 8F00 | lint | [1920]",
                "00 09 FFFFFFFFFFFFFFFFFF | lint | [-1]",
                "00 0A 0D | byte | [13]",
                "00 0B 8000 | word | [32768]",
                "00 0C 80000001 | dword | [2147483649]",
                "00 0D FFFFFFFFFFFFFFFF | lword | [18446744073709551615]",
                "00 0E 41AA70AA | real | [21.305012]",
                "00 0F 3FF8000000000000 | lreal | [1.5]",
                "00 10 00000000000003E8 | timestamp | [1000]",
                "00 11 8F00 | timespan | [1920]",
                "00 12 1000006A | rid | [268435562]",
                "00 13 8969 | aid | [1257]",
                "00 15 03 52554E | wstring | [RUN]",
                "90 0A 02 0102 | byte | [1, 2]",
                "20 03 02 0001 FFFF | uint | [1, 65535]",
                "10 0E 02 3F800000 40000000 | real | [1.0, 2.0]",
                "10 08 03 01 40 9F79 | dint | [1, -64, 4089]",
                "10 15 02 03 6F6E65 03 74776F | wstring | [one, two]",
                "10 01 00 | bool | []",
            })
    void aNumberOrTextIsReadByItsDatatype(String hex, String datatype, String value) {
        List<String> lines = Frames.fromServer(answer(hex));
        assertThat(lines).contains("values.*.datatype=" + datatype);
        if (!value.equals("[]")) {
            assertThat(lines).contains("values.*.value=" + value);
        }
        assertThat(lines).noneMatch(line -> line.startsWith("unread"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 17 0000013A 823B 00 04 8200 00 | values.*.struct_id=314",
                "00 17 0000013A 823B 00 04 8200 00 | values.*.members.*.id=315",
                "00 17 0000013A 823B 00 04 8200 00 | values.*.members.*.value=[256]",
                "40 08 8149 01 01 40 00 | values.*.members.*.id=201",
                "40 08 8149 01 01 40 00 | values.*.count=2",
                "40 16 02 00 04 21 00 | values.*.members.*.members.*.value=[33]",
                "00 14 00 02 AABB | values.*.octets=aabb",
                "10 14 01 00 02 AABB | values.*.members.*.octets=aabb",
            })
    void whatHoldsValuesIsReadWithThem(String hex, String line) {
        assertThat(Frames.fromServer(answer(hex))).contains(line).noneMatch(one -> one.startsWith("unread"));
    }
}

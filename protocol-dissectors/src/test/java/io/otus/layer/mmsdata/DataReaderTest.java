package io.otus.layer.mmsdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.value.ValueList;
import io.otus.layer.ber.BerReader;
import io.otus.testkit.RecordingFields;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every type of Data, and what is none. */
class DataReaderTest {
    private static List<Data> read(String hex, boolean broken) {
        DataReader reader = new DataReader();
        List<Data> data = reader.all(new BerReader(Octets.ofHex(hex).view()));
        assertThat(reader.broken()).as(hex).isEqualTo(broken);
        return data;
    }

    private static void holds(String hex, DataType type, String text) {
        List<Data> data = read(hex, false);
        assertThat(data).hasSize(1);
        assertThat(data.getFirst()).isInstanceOfSatisfying(Data.Simple.class, simple -> {
            assertThat(simple.type()).isEqualTo(type);
            assertThat(simple.value().text(0)).isEqualTo(text);
        });
    }

    @Test
    void everySimpleTypeIsRead() {
        holds("83 01 01", DataType.BOOLEAN, "1");
        holds("84 03 03 00 C0", DataType.BIT_STRING, "0000000011000");
        holds("85 02 FF 7F", DataType.INTEGER, "-129");
        holds("86 02 FF 7F", DataType.UNSIGNED, "65407");
        holds("87 05 08 3F 80 00 00", DataType.FLOATING_POINT, "1.0");
        holds("87 09 0B 3F F0 00 00 00 00 00 00", DataType.FLOATING_POINT, "1.0");
        holds("89 02 0A 0B", DataType.OCTET_STRING, "0a0b");
        holds("8A 02 6F 6E", DataType.VISIBLE_STRING, "on");
        holds("8B 03 32 30 32", DataType.GENERALIZED_TIME, "202");
        holds("8C 06 00 00 03 E8 00 01", DataType.BINARY_TIME, "1984-01-02T00:00:01.000");
        holds("8C 04 02 26 F3 7B", DataType.BINARY_TIME, "10:01:47.131");
        holds("8D 01 07", DataType.BCD, "7");
        holds("8E 02 06 C0", DataType.BOOLEAN_ARRAY, "11");
        holds("8F 03 81 34 03", DataType.OBJ_ID, "2.100.3");
        holds("90 02 C3 A4", DataType.MMS_STRING, "\u00e4");
        holds("91 08 00 00 00 01 80 00 00 0A", DataType.UTC_TIME, "1970-01-01T00:00:01.500Z");
    }

    @Test
    void structuresAndArraysHoldTheirElements() {
        List<Data> data = read("A2 08 83 01 00 A1 03 85 01 05", false);
        assertThat(data)
                .containsExactly(new Data.Group(
                        DataType.STRUCTURE,
                        List.of(
                                new Data.Simple(DataType.BOOLEAN, ValueList.bit(false)),
                                new Data.Group(
                                        DataType.ARRAY,
                                        List.of(new Data.Simple(DataType.INTEGER, ValueList.signed(5)))))));
        RecordingFields fields = new RecordingFields();
        Data.fields(fields, "all_data", data);
        assertThat(fields.depth()).isZero();
        assertThat(fields.lines())
                .containsExactly(
                        "all_data=[]",
                        "all_data.*.structure=[]",
                        "all_data.*.structure.*.boolean=false",
                        "all_data.*.structure.*.array=[]",
                        "all_data.*.structure.*.array.*.integer=5");
    }

    @Test
    void contentsThatATypeCannotHaveAreKeptAsOctets() {
        for (String hex : new String[] {
            "83 00",
            "84 01 09",
            "85 00",
            "87 05 0B 00 00 00 00",
            "8C 04 FF FF FF FF",
            "91 01 00",
            "81 01 00",
            "A3 03 83 01 00",
            "98 01 02"
        }) {
            List<Data> data = read(hex, true);
            assertThat(data.getFirst().type()).as(hex).isIn(DataType.UNKNOWN, DataType.ARRAY);
        }
        assertThat(read("83 01 01 85 04 01", true)).hasSize(1);
    }

    @Test
    void theNumberOfValuesIsBounded() {
        byte[] bytes = new byte[3 * (DataReader.MAX_VALUES + 5)];
        for (int i = 0; i < bytes.length; i += 3) {
            bytes[i] = (byte) 0x83;
            bytes[i + 1] = 1;
        }
        DataReader reader = new DataReader();
        assertThat(reader.all(new BerReader(ByteView.of(bytes)))).hasSize(DataReader.MAX_VALUES);
        assertThat(reader.broken()).isTrue();
    }

    @Test
    void aTimeTellsHowGoodItsClockIs() {
        UtcTime time = UtcTime.read(Octets.ofHex("00 00 00 02 40 00 00 6A").view());
        assertThat(time.nanoseconds()).isEqualTo(2_250_000_000L);
        assertThat(time.clockFailure()).isTrue();
        assertThat(time.clockNotSynchronized()).isTrue();
    }

    @Test
    void noBytesThrow() {
        Random random = new Random(9506);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            if (bytes.length > 0) {
                bytes[0] = (byte) (0x80 | random.nextInt(0x40));
            }
            RecordingFields fields = new RecordingFields();
            Data.fields(fields, "data", new DataReader().all(new BerReader(ByteView.of(bytes))));
            assertThat(fields.depth()).isZero();
        }
    }
}

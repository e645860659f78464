package io.otus.appliance.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldMapTest {
    private static final JsonNode LINE = line("""
        {"function":3,"flag":true,"name":"a,b","octets":"00ff","bits":"101000001","device":"device:111","time":"2019-11-02T13:58:26.001",
         "objects":[{"group":60,"variation":2},{"group":1,"variation":1,"values":[5,6]}],"value":1.1000000238,"single":2345.065,"infinite":"-Infinity","huge":1e200,"tiny":1e-200}\
        """);

    private static JsonNode line(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean agrees(String rule, String cell) {
        FieldRule parsed =
                FieldMap.parse(List.of("enum type device=8", rule)).rules().getFirst();
        Values ours = parsed.ours(LINE);
        return parsed.theirs(cell, ours).agrees(parsed.kind(), ours);
    }

    @Test
    void valuesAreEqualInWhateverFormTheyAreWritten() {
        assertThat(agrees("x function", "0x03")).isTrue();
        assertThat(agrees("x flag", "True")).isTrue();
        assertThat(agrees("x name text", "a;b")).isTrue();
        assertThat(agrees("x octets bytes", "00:ff")).isTrue();
        assertThat(agrees("x value float", "1.1")).isTrue();
        assertThat(agrees("x device before=: enum=type", "8")).isTrue();
        assertThat(agrees("x device after=:", "111")).isTrue();
        assertThat(agrees("x objects.group*256+objects.variation", "0x3c02,0x0101"))
                .isTrue();
        assertThat(agrees("x function&none&objects.group", "3,60,1")).isTrue();
        assertThat(agrees("x none|objects[group=1].values", "5,6")).isTrue();
        assertThat(agrees("x objects.group first", "60")).isTrue();
        assertThat(agrees("x objects.group last", "7,60,1")).isTrue();
        assertThat(agrees("x objects.group last", "60,7,1")).isFalse();
        assertThat(agrees("x objects.group last", "1")).isFalse();
        assertThat(agrees("x objects.group bytes digits=4 joined", "00:3c:00:01"))
                .isTrue();
        assertThat(agrees("x octets bytes drop=2", "12:00:ff")).isTrue();
        assertThat(agrees("x octets bytes drop=2 take=4", "12:00:ff:34")).isTrue();
        assertThat(agrees("x octets hexadecimal", "255")).isTrue();
        assertThat(agrees("x **.group", "60,1")).isTrue();
        assertThat(agrees("x bits bytes packed", "a0:80")).isTrue();
        assertThat(agrees("x function swapped", "768")).isTrue();
        assertThat(agrees("x value float", "08:3f:8c:cc:cd")).isTrue();
        assertThat(agrees("x time time", "Nov  2; 2019 13:58:26.001000000 UTC")).isTrue();
        assertThat(agrees("x time time", "Nov  2; 2019 13:58:26.002000000 UTC")).isFalse();
        assertThat(agrees("x time+flag*-3600 time", "Nov  2; 2019 12:58:26.001000000 UTC"))
                .isTrue();
        assertThat(agrees("x infinite float", "-inf")).isTrue();
        assertThat(agrees("x single float", "2345.06")).isTrue();
        assertThat(agrees("x ** like=[a-z]+:.* after=:", "111")).isTrue();
    }

    @Test
    void anotherValueOrAnotherNumberOfValuesDiffers() {
        assertThat(agrees("x function", "4")).isFalse();
        assertThat(agrees("x none", "4")).isFalse();
        assertThat(agrees("x objects.group", "60")).isFalse();
        assertThat(agrees("x objects.group", "1,60")).isFalse();
        assertThat(agrees("x value float", "1.2")).isFalse();
        assertThat(agrees("x single float", "2345.05")).isFalse();
        assertThat(agrees("x huge float", "1e300")).isFalse();
        assertThat(agrees("x huge float", "inf")).isFalse();
        assertThat(agrees("x huge float", "0")).isFalse();
        assertThat(agrees("x tiny float", "0")).isFalse();
        assertThat(agrees("x tiny float", "2e-200")).isFalse();
        assertThat(agrees("x infinite float", "0")).isFalse();
        assertThat(agrees("x infinite float", "nan")).isFalse();
    }

    @Test
    void aCellOfTheOracleIsCutAfter24Values() {
        String cell = String.join(",", Collections.nCopies(24, "7")) + "+2";
        assertThat(Values.ofCell(cell)).isEqualTo(Values.of(Collections.nCopies(26, "7")));
        assertThat(Values.ofCell(cell)).isNotEqualTo(Values.of(Collections.nCopies(25, "7")));
        assertThat(Values.ofCell("a+2").listed()).containsExactly("a+2");
    }

    @Test
    void aMapThatCannotBeReadIsRefused() {
        assertThatThrownBy(() -> FieldMap.parse(List.of("x"))).hasMessageContaining("not a line");
        assertThatThrownBy(() -> FieldMap.parse(List.of("skip x"))).hasMessageContaining("no reason");
        assertThatThrownBy(() -> FieldMap.parse(List.of("x y nonsense"))).hasMessageContaining("nonsense");
        assertThatThrownBy(() -> FieldMap.parse(List.of("x y..z"))).hasMessageContaining("not a path");
    }
}

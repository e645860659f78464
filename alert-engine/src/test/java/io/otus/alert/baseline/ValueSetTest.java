package io.otus.alert.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.value.ValueList;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueSetTest {
    private static ValueSet of(ValueList values) {
        ValueSet set = new ValueSet();
        IntStream.range(0, values.size()).forEach(i -> set.add(values, i));
        return set;
    }

    @Test
    void sixteenValuesAreKeptOneByOne() {
        ValueSet set =
                of(ValueList.unsigned(LongStream.range(0, 16).map(i -> i * 10).toArray()));
        assertThat(set.text()).startsWith("{0,10,20").endsWith(",150}");
        assertThat(set.contains(ValueList.unsigned(20), 0)).isTrue();
        assertThat(set.contains(ValueList.unsigned(25), 0)).isFalse();
    }

    @Test
    void theLeastTheGreatestAndThoseBetweenAreKept() {
        ValueList values = ValueList.reals(3, Double.NaN, 1, 2);
        ValueSet set = of(values);
        assertThat(set.size()).isEqualTo(4);
        IntStream.range(0, values.size())
                .forEach(i -> assertThat(set.contains(values, i)).isTrue());
        assertThat(set.contains(ValueList.reals(1.5), 0)).isFalse();
        assertThat(set.text()).isEqualTo("{1.0,2.0,3.0,NaN}");
    }

    @Test
    void theSeventeenthMakesARange() {
        ValueSet set =
                of(ValueList.unsigned(LongStream.range(0, 17).map(i -> i * 10).toArray()));
        assertThat(set.text()).isEqualTo("0..160");
        assertThat(set.contains(ValueList.unsigned(25), 0)).isTrue();
        assertThat(set.contains(ValueList.unsigned(161), 0)).isFalse();
    }

    @Test
    void aRepeatedValueIsOne() {
        assertThat(of(ValueList.unsigned(new long[] {5, 5, 5})).text()).isEqualTo("{5}");
    }

    @Test
    void realsPrintAsJavaPrintsThem() {
        assertThat(of(ValueList.reals(1, 0.1, -3e20)).text()).isEqualTo("{-3.0E20,0.1,1.0}");
    }

    @Test
    void notANumberIsInNoRange() {
        ValueSet set =
                of(ValueList.reals(IntStream.range(0, 17).asDoubleStream().toArray()));
        assertThat(set.contains(ValueList.reals(Double.NaN), 0)).isFalse();
    }

    @Test
    void zeroHasOneForm() {
        assertThat(of(ValueList.reals(0.0, -0.0)).text()).isEqualTo("{0.0}");
    }

    @Test
    void manyTextsAcceptAny() {
        ValueSet set =
                of(ValueList.texts(IntStream.range(0, 17).mapToObj(i -> "t" + i).toList()));
        assertThat(set.text()).isEqualTo("*");
        assertThat(set.contains(ValueList.text("other"), 0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{0,1}",
                "0..65535",
                "-5..-1",
                "{1.5}",
                "-3.0E20..1.0E-7",
                "*",
                "{\"auto\",\"hand%2Cmade\"}",
                "{NaN}",
                "{1,\"x\"}"
            })
    void textIsReadBackAsItWas(String text) {
        ValueSet set = Objects.requireNonNull(ValueSet.parse(text));
        assertThat(set.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "5", "9..1", "a..b", "{1,,2}", "NaN..1"})
    void whatIsNoSetIsNotRead(String text) {
        assertThat(ValueSet.parse(text)).isNull();
    }
}

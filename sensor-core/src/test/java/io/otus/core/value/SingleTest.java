package io.otus.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SingleTest {
    private static void agrees(float single) {
        double number = Single.number(single);
        if (Double.compare(number, Double.parseDouble(Float.toString(single))) != 0
                || Float.compare((float) number, single) != 0) {
            assertThat(number).as("single %s", single).isEqualTo(Double.parseDouble(Float.toString(single)));
        }
    }

    @Test
    void theNumberIsTheShortestDecimal() {
        assertThat(Single.number(72.3f)).isEqualTo(72.3);
        assertThat(Single.number(-0.001f)).isEqualTo(-0.001);
        assertThat(Single.number(Float.MAX_VALUE)).isEqualTo(3.4028235E38);
        assertThat(Single.number(0x1p24f)).isEqualTo(16777216);
        assertThat(Single.number(0x1p30f)).isEqualTo(1.0737418E9);
    }

    @Test
    void whatIsNoFiniteNumberStaysThat() {
        assertThat(Single.number(Float.NaN)).isNaN();
        assertThat(Single.number(Float.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Double.doubleToLongBits(Single.number(-0f))).isEqualTo(Double.doubleToLongBits(-0.0));
    }

    @Test
    void everySingleReadsBack() {
        SplittableRandom random = new SplittableRandom(72);
        for (int i = 0; i < 1_000_000; i++) {
            agrees(Float.intBitsToFloat(random.nextInt()));
            agrees((float) random.nextDouble(-1000, 1000));
            agrees(random.nextInt(-1_000_000, 1_000_000) / 1000f);
        }
        for (int exponent = -126; exponent <= 127; exponent++) {
            float power = Math.scalb(1f, exponent);
            agrees(power);
            agrees(Math.nextUp(power));
            agrees(Math.nextDown(power));
        }
    }
}

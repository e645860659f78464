package io.otus.alert.detect.listed;

import static io.otus.alert.Plant.HOUR;
import static io.otus.alert.Plant.SECOND;
import static io.otus.alert.Plant.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.Plant;
import io.otus.alert.SiteRules;
import io.otus.alert.baseline.LearningPlan;
import io.otus.alert.custom.CustomRules;
import io.otus.alert.detect.Kind;
import io.otus.alert.indicator.Indicators;
import io.otus.alert.signature.SignatureList;
import io.otus.alert.signature.SignatureSet;
import io.otus.core.net.Endpoint;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that tell only some of the times that they hold, in the time of the traffic. */
class RateTest {
    private static final int HMI = 1;
    private static final int ENG = 2;
    private static final int PLC = 3;
    private static final int OTHER = 4;

    private static Plant plant(String rate) {
        SignatureList list = SignatureList.read(
                "alert modbus any any -> any any (modbus: access write coils; " + rate + " sid:1;)", "a.rules");
        assertThat(list.notTaken()).isEmpty();
        Plant plant = new Plant(
                new LearningPlan.Until(START + HOUR),
                new SiteRules(new CustomRules(list.custom()), Indicators.NONE, SignatureSet.NONE, false));
        plant.device("HMI1", HMI);
        plant.device("ENG1", ENG);
        plant.device("PLC-1", PLC);
        plant.device("PLC-2", OTHER);
        return plant;
    }

    /** How often a rule with this rate tells, if it holds so often, a second apart. */
    private static int told(String rate, int times, IntFunction<Integer> from, IntFunction<Integer> to) {
        SignatureList list =
                SignatureList.read("alert tcp any any -> any any (content:\"a\"; " + rate + " sid:1;)", "a.rules");
        assertThat(list.notTaken()).isEmpty();
        RateGate gate = new RateGate();
        int told = 0;
        for (int i = 0; i < times; i++) {
            Endpoint source = Plant.endpoint(from.apply(i), 40_000 + i);
            Endpoint target = Plant.endpoint(to.apply(i), 502);
            boolean tells =
                    gate.tells("1", list.signatures().getFirst().rate(), START + i * SECOND, i / 4, source, target);
            told += tells ? 1 : 0;
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                                     | 10
        threshold: type limit, track by_src, count 1, seconds 60;              | 1
        threshold: type limit, track by_src, count 3, seconds 60;              | 3
        threshold: type threshold, track by_dst, count 4, seconds 60;          | 2
        threshold: type both, track by_both, count 4, seconds 60;              | 1
        threshold: type both, track by_rule, seconds 60, count 11;             | 0
        detection_filter: track by_src, count 4, seconds 60;                   | 6
        detection_filter: track by_src, count 4, seconds 4;                    | 0
        threshold: type limit, track by_src, count 1, seconds 4;               | 3
        threshold: type limit, track by_flow, count 1, seconds 60;             | 3
        """)
    void tenTimesASecondApartAreToldAsOftenAsTheRateSays(String rate, int expected) {
        assertThat(told(rate, 10, _ -> HMI, _ -> PLC)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        by_src  | 2
        by_dst  | 2
        by_both | 4
        by_rule | 1
        """)
    void whatIsTrackedApartIsCountedApart(String track, int expected) {
        String rate = "threshold: type limit, track " + track + ", count 1, seconds 60;";
        assertThat(told(rate, 8, i -> i % 2 == 0 ? HMI : ENG, i -> i / 2 % 2 == 0 ? PLC : OTHER))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "11, 0"})
    void aRuleForFieldsTellsWhenItHeldOftenEnough(int count, int expected) {
        Plant plant = plant("threshold: type both, track by_src, seconds 60, count " + count + ';');
        for (int i = 0; i < 10; i++) {
            plant.coil(HMI, PLC, 5, i % 2 == 0);
            plant.pass(SECOND);
        }
        assertThat(plant.alerts())
                .filteredOn(each -> each.origin().kind() == Kind.RULE_MATCH)
                .hasSize(expected);
    }
}

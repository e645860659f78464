package io.otus.inventory.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimListTest {
    private final ClaimList claims = new ClaimList();
    private long time;

    private Claim claim(String value) {
        time++;
        Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(time, time, 0, 60));
        return new Claim(
                new Statement(Attribute.SERVICE, value, "flow service", Trust.SESSION, Voice.OWN, evidence, time));
    }

    private Claim add(String value) {
        Claim claim = claim(value);
        claims.add(claim);
        return claim;
    }

    private @Nullable Claim latest(String value) {
        return claims.latest(Attribute.SERVICE, "flow service", value);
    }

    private void fill(int others) {
        for (int i = 0; i < others; i++) {
            add("other " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void whatWasSaidBeforeIsFoundWhereTheSameWasForgotten(int others) {
        Claim lasting = claim("modbus");
        Claim over = claim("modbus");
        over.end(++time, -1);
        fill(others);
        claims.add(over);
        claims.add(lasting);
        claims.sort(Comparator.comparingLong(Claim::from)); // as where two devices are one
        assertThat(latest("modbus")).isSameAs(over);
        claims.forget(over);
        assertThat(latest("modbus")).isSameAs(lasting);
        lasting.end(++time, -1);
        claims.ended(Attribute.SERVICE);
        claims.forget(lasting);
        assertThat(latest("modbus")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100})
    void whatHoldsAgainIsAmongWhatHoldsWhereItBegan(int others) {
        Claim first = add("modbus");
        fill(others);
        assertThat(claims.open(Attribute.SERVICE)).contains(first);
        first.end(++time, -1);
        claims.ended(Attribute.SERVICE);
        assertThat(claims.open(Attribute.SERVICE)).filteredOn(Claim::isOpen).hasSize(others);
        claims.reopen(first);
        assertThat(claims.open(Attribute.SERVICE)).hasSize(others + 1).startsWith(first);
        assertThat(claims).hasSize(others + 1).startsWith(first);
    }
}

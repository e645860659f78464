package io.otus.inventory.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitSetTest {
    private final UnitSet units = new UnitSet();

    @Test
    void unitsAreFoundAndKeepTheirOrderHoweverManyThereAre() {
        assertThat(units.find("1")).isNull();
        for (int number = 20; number > 0; number--) {
            Unit made = units.findOrMake("" + number);

            assertThat(units.find("" + number)).isNotNull().isSameAs(made);
            assertThat(units.findOrMake("20")).isSameAs(units.all().iterator().next());
        }
        assertThat(units.all())
                .extracting(Unit::number)
                .startsWith("20", "19", "18")
                .hasSize(20);
        assertThat(units.find("21")).isNull();
    }

    @Test
    void oneThatTakesThePlaceOfAnotherStandsWhereThatStood() {
        for (int count = 1; count <= 12; count++) {
            units.findOrMake("" + count);
            Unit second = new Unit("1");
            units.add(second);

            assertThat(units.all()).hasSize(count).startsWith(second);
            assertThat(units.find("1")).isSameAs(second);
        }
    }

    @Test
    void thereAreNoMoreThanTheBound() {
        for (int number = 0; number < UnitSet.MAX_UNITS; number++) {
            assertThat(units.findOrMake("" + number)).isNotNull();
        }

        assertThat(units.findOrMake("another")).isNull();
        assertThat(units.findOrMake("0")).isNotNull();
    }
}

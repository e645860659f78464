package io.otus.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlawsTest {
    @Test
    void aPartOfNoFlawsIsNoneAndOneOfSomeHasThoseOfItsPoints() {
        assertThat(Flaws.NONE.part(0, 3)).isSameAs(Flaws.NONE);
        Flaws flaws = Flaws.of(new byte[] {0, (byte) Flaw.FORCED.bit(), 0});
        assertThat(flaws.part(0, 1)).isSameAs(Flaws.NONE);
        assertThat(flaws.part(1, 5).at(0)).containsExactly(Flaw.FORCED);
        assertThat(flaws.part(1, 5).at(1)).isEmpty();
    }

    @Test
    void pointsWithTheSameFlawsAreTheSame() {
        PointRange point = PointRange.named("a");
        assertThat(point.with(Flaws.NONE)).isSameAs(point);
        PointRange forced = point.with(Flaws.of(Flaw.FORCED));
        assertThat(forced.flaws().at(0)).containsExactly(Flaw.FORCED);
        assertThat(forced.with(Flaws.of(Flaw.FORCED))).isSameAs(forced);
        assertThat(forced.with(Flaws.NONE)).isEqualTo(point);
    }
}

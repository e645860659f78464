package io.otus.core.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgeListTest {
    private static final class Item extends AgeList.Entry<Item> {}

    private final AgeList<Item> list = new AgeList<>();
    private final Item first = added();
    private final Item second = added();
    private final Item third = added();

    private Item added() {
        Item item = new Item();
        list.add(item);
        return item;
    }

    private static List<Item> all(AgeList<Item> list) {
        List<Item> all = new ArrayList<>();
        for (@Nullable Item each = list.oldest(); each != null; each = list.after(each)) {
            all.add(each);
        }
        return all;
    }

    @Test
    void newListHasNoOldest() {
        AgeList<Item> empty = new AgeList<>();
        assertThat(empty.oldest()).isNull();
        assertThat(empty.size()).isZero();
    }

    @Test
    void entriesStandInTheOrderInWhichTheyWereAdded() {
        assertThat(all(list)).containsExactly(first, second, third);
        assertThat(list.size()).isEqualTo(3);
    }

    @Test
    void nextIsTheOldestWhenTheOldestIsRemoved() {
        list.remove(first);
        assertThat(all(list)).containsExactly(second, third);
    }

    @Test
    void whatIsRemovedFromTheMiddleLeavesNoGap() {
        list.remove(second);
        assertThat(all(list)).containsExactly(first, third);
    }

    @Test
    void furtherOnesFollowTheOneThatIsNewestAfterTheNewestIsRemoved() {
        list.remove(third);
        Item fourth = added();
        assertThat(all(list)).containsExactly(first, second, fourth);
    }

    @Test
    void whatIsRemovedAndAddedAgainIsTheNewest() {
        list.remove(first);
        list.add(first);
        assertThat(all(list)).containsExactly(second, third, first);
    }

    @Test
    void listIsEmptyWhenAllAreRemovedAndTakesOthersThen() {
        list.remove(second);
        list.remove(first);
        list.remove(third);
        assertThat(all(list)).isEmpty();
        assertThat(list.size()).isZero();
        Item fourth = added();
        assertThat(all(list)).containsExactly(fourth);
    }

    @Test
    void whatIsRemovedFromOneListMayStandInAnother() {
        AgeList<Item> other = new AgeList<>();
        list.remove(second);
        other.add(second);
        assertThat(all(other)).containsExactly(second);
        assertThat(all(list)).containsExactly(first, third);
    }

    @Test
    void anyOrderOfAddingAndRemovingLeavesWhatAPlainListHolds() {
        Random random = new Random(20);
        List<Item> plain = new ArrayList<>(all(list));
        for (int i = 0; i < 10_000; i++) {
            if (plain.isEmpty() || random.nextInt(plain.size() + 8) < 8) {
                plain.add(added());
            } else {
                list.remove(plain.remove(random.nextInt(plain.size())));
            }
            assertThat(list.size()).isEqualTo(plain.size());
            assertThat(list.oldest()).isSameAs(plain.isEmpty() ? null : plain.getFirst());
        }
        assertThat(all(list)).isEqualTo(plain);
    }
}

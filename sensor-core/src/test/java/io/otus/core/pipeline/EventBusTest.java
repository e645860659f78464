package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.event.EventConsumer;
import io.otus.core.event.FlowKeeper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which consumers have a slot of each flow. */
class EventBusTest {
    private final EventBus bus = new EventBus();
    private final List<Integer> slots = new ArrayList<>();

    private void addKeeper() {
        bus.add((FlowKeeper) slots::add);
    }

    @Test
    void whoKeepsNothingWithFlowsTakesNoSlot() {
        for (int i = 0; i < 100; i++) {
            bus.add(new EventConsumer() {});
        }
        addKeeper();
        bus.add(new EventConsumer() {});
        addKeeper();
        assertThat(slots).containsExactly(EventBus.PIPELINE_SLOT + 1, EventBus.PIPELINE_SLOT + 2);
    }

    @Test
    void oneKeeperMoreThanThereAreSlotsIsRefused() {
        for (int i = EventBus.PIPELINE_SLOT + 1; i < EventBus.MAX_SLOTS; i++) {
            addKeeper();
        }
        assertThatThrownBy(this::addKeeper)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3");
    }
}

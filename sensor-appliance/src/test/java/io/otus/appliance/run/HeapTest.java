package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {
    @Test
    void oldThingsHaveALargePartOfTheHeapAndNoMore() {
        long all = Runtime.getRuntime().maxMemory();

        assertThat(Heap.old()).isBetween(all / 2, all);
    }
}

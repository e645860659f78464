package io.otus.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.core.event.CaptureHealth;
import io.otus.core.event.EventConsumer;
import io.otus.core.event.MessageSeen;
import io.otus.core.event.Operation;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.store.StoreException;
import io.otus.testkit.TestFrames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a consumer throws is its own fault: not that of the dissector, and nobody else misses the event. */
class ConsumerFaultTest {
    private static final long START = 1_700_000_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final ProtocolRegistry registry = Toys.registry();
    private final EventBus bus = new EventBus();
    private final Heard heard = new Heard();

    /** Throws at each operation, as a detector with a fault would. */
    private static final class Faulty implements EventConsumer {
        private final RuntimeException fault;

        Faulty(RuntimeException fault) {
            this.fault = fault;
        }

        @Override
        public void operationRequested(Operation event) {
            throw fault;
        }
    }

    private static final class Heard implements EventConsumer {
        final List<CaptureHealth> health = new ArrayList<>();
        int operations;
        int messages;

        @Override
        public boolean wantsMessages() {
            return true;
        }

        @Override
        public void message(MessageSeen event) {
            messages++;
        }

        @Override
        public void operationRequested(Operation event) {
            operations++;
        }

        @Override
        public void health(CaptureHealth event) {
            health.add(event);
        }
    }

    private void exchanges(RuntimeException fault, int count) {
        bus.add(new Faulty(fault));
        bus.add(heard);
        Pipeline pipeline = new Pipeline(registry, bus, EvidenceRequests.NONE, (_, _, _) -> {});
        pipeline.capture("c");
        for (int i = 0; i < count; i++) {
            byte[] datagram = TestFrames.udp(50_000, Toys.PORT, Toys.toy("q" + (char) ('1' + i)));
            byte[] packet = TestFrames.ipv4(TestFrames.IP_A, TestFrames.IP_B, 17, i + 1, 64, datagram);
            byte[] frame = TestFrames.ethernet(TestFrames.MAC_B, TestFrames.MAC_A, 0x0800, packet);
            pipeline.accept(TestFrames.frame(frame, i + 1, START + i * SECOND));
        }
        pipeline.end();
    }

    @Test
    void aFaultIsToldOnceAndCostsNobodyElseTheEvent() {
        exchanges(new IllegalStateException("a fault of a consumer"), 3);
        assertThat(heard.operations).isEqualTo(3);
        assertThat(heard.messages).isEqualTo(3);
        assertThat(bus.faults()).isEqualTo(3);
        assertThat(registry.entries())
                .extracting(each -> each.counters().faults())
                .containsOnly(0L);
        assertThat(heard.health).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(CaptureHealth.Kind.CONSUMER_FAILED);
            assertThat(told.subject()).isEqualTo("Faulty");
            assertThat(told.text()).contains("IllegalStateException");
        });
    }

    @Test
    void aStackThatIsLeftOutAfterAWhileMakesNoOtherFault() {
        DistinctFaults faults = new DistinctFaults();
        IllegalStateException bare = new IllegalStateException();
        bare.setStackTrace(new StackTraceElement[0]);
        assertThat(faults.isNew("Engine", new IllegalStateException())).isTrue();
        assertThat(faults.isNew("Engine", bare)).isFalse();
        assertThat(faults.isNew("Inventory", bare)).as("of another one").isTrue();
    }

    @Test
    void whereNothingCanBeWrittenAnyMoreTheRunEnds() {
        assertThatThrownBy(() -> exchanges(new StoreException("the disk is full"), 1))
                .isInstanceOf(StoreException.class);
        assertThat(bus.faults()).isZero();
    }

    @Test
    void whereAPipeTakesNothingTheRunEndsToo() {
        assertThatThrownBy(() -> exchanges(new UncheckedIOException(new IOException("the pipe is closed")), 1))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(bus.faults()).isZero();
    }
}

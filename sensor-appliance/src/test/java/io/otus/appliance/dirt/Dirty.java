package io.otus.appliance.dirt;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.Frame;
import io.otus.core.capture.FrameSource;
import io.otus.core.capture.LinkType;
import io.otus.core.event.EventConsumer;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.pipeline.ProtocolRegistry;
import java.io.ByteArrayInputStream;
import java.util.List;

/** A pipeline with all protocols of this build. */
final class Dirty {
    final ProtocolRegistry registry = ProtocolRegistry.load();
    final Pipeline pipeline;
    private final EventBus bus = new EventBus();

    Dirty(EventConsumer consumer) {
        bus.add(consumer);
        pipeline = new Pipeline(registry, bus, EvidenceRequests.NONE, (_, _, _) -> {});
    }

    /** A consumer that wants rows, so that everything is read that ever is. */
    static EventConsumer reader() {
        return new EventConsumer() {
            @Override
            public boolean wantsMessages() {
                return true;
            }
        };
    }

    /** Reads a capture file; that it is damaged is an answer too. */
    void file(byte[] bytes) {
        try (FrameSource source = FileSource.open(List.of("-"), new ByteArrayInputStream(bytes), false)) {
            pipeline.run(source);
        } catch (CaptureException e) {
            pipeline.end();
        }
    }

    void frame(byte[] bytes, long number, long time) {
        Frame frame = new Frame();
        frame.set(ByteView.of(bytes), 0, bytes.length, bytes.length, time, LinkType.ETHERNET, 0, number);
        pipeline.accept(frame);
    }

    /** Of dissectors and of the consumer. */
    long faults() {
        long faults = bus.faults();
        for (ProtocolEntry entry : registry.entries()) {
            faults += entry.counters().faults();
        }
        return faults;
    }
}

package io.otus.appliance.fuzz;

import io.otus.appliance.dissect.MessageRows;
import io.otus.core.capture.CaptureException;
import io.otus.core.capture.FileSource;
import io.otus.core.capture.FrameSource;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.EventBus;
import io.otus.core.pipeline.Pipeline;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.pipeline.ProtocolRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A capture of any bytes through the whole way to rows, twice: no dissector fails, and what is told twice is told
 * alike.
 */
final class PipelineTarget implements FuzzTarget {
    private static final int OUTPUT_PER_BYTE = 2_000;
    private static final int SOME = 100_000;

    @Override
    public void run(byte[] input) {
        byte[] file = CaptureTarget.pcapOf(input);
        byte[] once = rows(file);
        if (once.length > SOME + OUTPUT_PER_BYTE * file.length) {
            throw new AssertionError(file.length + " bytes made " + once.length + " bytes of rows");
        }
        if (!Arrays.equals(once, rows(file))) {
            throw new AssertionError("read again it is told otherwise");
        }
    }

    private static byte[] rows(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProtocolRegistry registry = new ProtocolRegistry(Protocols.all());
        EventBus bus = new EventBus();
        bus.add(new MessageRows(out, Set.of()));
        Pipeline pipeline = new Pipeline(registry, bus, EvidenceRequests.NONE, (_, _, _) -> {});
        try (FrameSource source = FileSource.open(List.of("-"), new ByteArrayInputStream(file), false)) {
            pipeline.run(source);
        } catch (CaptureException e) {
            pipeline.end();
        }
        for (ProtocolEntry entry : registry.entries()) {
            if (entry.counters().faults() > 0) {
                throw new AssertionError("the dissector of " + entry.info().id() + " failed");
            }
        }
        if (bus.faults() > 0) {
            throw new AssertionError("a row could not be made");
        }
        return out.toByteArray();
    }
}

package io.otus.appliance.fuzz;

import io.otus.core.spi.Carrier;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.testkit.DissectorHarness;
import io.otus.testkit.RecordingFields;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A dissector under any bytes on any carrier that it names: it throws nothing, reports in proportion to what it read,
 * keeps a bounded state, and in a stream reports the same however the bytes are cut.
 */
final class DissectorTarget implements FuzzTarget {
    /** Most reports of an input: a bit of a status word may be a report of its own. */
    private static final int REPORTS_PER_BYTE = 16;

    /** Most fields of all messages of an input; a range in a few bytes names its points in as many fields, not more. */
    private static final int FIELDS_PER_BYTE = 64;

    private static final int SOME = 512;

    /**
     * Most bytes that a dissector keeps of a flow, whatever it was fed. The largest named limits are those of programs
     * and segmented messages.
     */
    private static final long MAX_STATE = 4L << 20;

    private static final int SELDOM = 64;
    private static final int OFTEN = 16;
    /** What a parent may tell: nothing, or the subprotocol without which BACnet is not looked for. */
    private static final String[] PARENT_ADDRESSES = {"", "hub.bsc.bacnet.org"};

    private static final int LARGEST_CUT_INTO_BYTES = 512;

    private final DissectorProvider provider;
    private final Carrier[] carriers;

    DissectorTarget(DissectorProvider provider) {
        this.provider = provider;
        Set<Carrier> found = new TreeSet<>();
        for (Hint hint : provider.protocol().hints()) {
            found.add(
                    switch (hint) {
                        case Hint.TcpPort _ -> Carrier.STREAM;
                        case Hint.UdpPort _, Hint.IpProtocol _ -> Carrier.DATAGRAM;
                        case Hint.EtherType _, Hint.LlcSap _, Hint.Snap _ -> Carrier.LINK;
                        case Hint.Parent _, Hint.Guest _ -> Carrier.CHILD;
                    });
        }
        carriers = found.toArray(new Carrier[0]);
    }

    /**
     * The number that chooses a carrier and what the parent tells; another carrier or address than the targets have
     * counts as the first of them.
     */
    int choice(Carrier carrier, String parentAddress) {
        int told = List.of(PARENT_ADDRESSES).indexOf(parentAddress);
        return Math.max(0, List.of(carriers).indexOf(carrier)) + carriers.length * Math.max(0, told);
    }

    @Override
    public String retold(byte[] input) {
        FuzzInput parsed = FuzzInput.of(input);
        return carrier(parsed) + (parsed.hinted() ? " " : " unhinted ") + parsed.row();
    }

    private Carrier carrier(FuzzInput input) {
        return carriers[input.carrier() % carriers.length];
    }

    private String address(FuzzInput input) {
        return PARENT_ADDRESSES[input.carrier() / carriers.length % PARENT_ADDRESSES.length];
    }

    @Override
    public void run(byte[] bytes) {
        FuzzInput input = FuzzInput.of(bytes);
        Harness harness = new Harness(fresh().create(), carrier(input), address(input), input.hinted());
        harness.feed(input, false);
        List<Seen> whole = harness.seen();
        checkReports(whole, input.length());
        if (carrier(input) == Carrier.STREAM) {
            Harness cut = new Harness(fresh().create(), Carrier.STREAM, "", input.hinted());
            cut.feed(input, true);
            if (!cut.seen().equals(whole)) {
                throw new AssertionError("cut into chunks it is read otherwise:\n" + cut.seen() + "\n" + whole);
            }
        }
        if (Math.floorMod(input.hash(), SELDOM) == 0) {
            for (int i = 1; i < OFTEN; i++) {
                harness.feed(input, false);
            }
            long state = StateSize.of(harness.dissector);
            if (state > MAX_STATE) {
                throw new AssertionError("the dissector keeps " + state + " bytes");
            }
        }
    }

    /**
     * A provider that knows of no other input: what the flows of a protocol share must not tell one run from the next.
     */
    private DissectorProvider fresh() {
        try {
            return provider.getClass().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(provider.getClass() + " has no public constructor without arguments", e);
        }
    }

    private static void checkReports(List<Seen> seen, int length) {
        if (seen.size() > SOME + REPORTS_PER_BYTE * length) {
            throw new AssertionError(length + " bytes made " + seen.size() + " reports");
        }
        long fields = 0;
        for (Seen one : seen) {
            if (one instanceof Seen.Message message) {
                RecordingFields recorded = new RecordingFields();
                message.event().fields(recorded);
                fields += recorded.lines().size();
                if (recorded.depth() != 0) {
                    throw new AssertionError("objects left open by " + message);
                }
            }
        }
        if (fields > SOME + (long) FIELDS_PER_BYTE * length) {
            throw new AssertionError(length + " bytes made " + fields + " fields");
        }
    }

    /** The test kit's harness, with what a fuzzer may choose. */
    private static final class Harness extends DissectorHarness {
        private final Dissector dissector;
        private final boolean hinted;

        Harness(Dissector dissector, Carrier carrier, String address, boolean hinted) {
            super(dissector, carrier, carrier == Carrier.CHILD ? address : "");
            this.dissector = dissector;
            this.hinted = hinted;
        }

        void feed(FuzzInput input, boolean cut) {
            for (FuzzInput.Step step : input.steps()) {
                int chunk = !cut
                        ? Integer.MAX_VALUE
                        : step.bytes().length() <= LARGEST_CUT_INTO_BYTES ? step.chunk() : step.chunk() * OFTEN;
                feed(step.direction(), step.bytes().toArray(), chunk);
                if (step.gap()) {
                    dissector.gap(step.direction());
                }
            }
        }

        @Override
        public boolean hinted() {
            return hinted;
        }
    }
}

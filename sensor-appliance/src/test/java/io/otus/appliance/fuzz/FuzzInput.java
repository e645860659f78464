package io.otus.appliance.fuzz;

import io.otus.core.bytes.Octets;
import io.otus.core.spi.Direction;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What two sides of a flow say, as bytes that a fuzzer can change: a byte that chooses the carrier and whether a port
 * hints, then steps of a byte of flags, two bytes of length and so many bytes, or as many as are left.
 *
 * @param carrier a number that chooses the carrier
 * @param hinted whether a hint of the protocol fits
 * @param steps what is said, in order
 */
record FuzzInput(int carrier, boolean hinted, List<Step> steps) {
    private static final List<Direction> DIRECTIONS =
            List.of(Direction.FROM_CLIENT, Direction.FROM_SERVER, Direction.UNKNOWN);
    private static final int UNHINTED = 0x80;
    private static final int CARRIER = 0x7F;
    private static final int DIRECTION = 0x03;
    private static final int GAP = 0x04;
    private static final int CHUNK_SHIFT = 3;
    private static final int STEP_HEADER = 3;

    /**
     * Bytes of one side.
     *
     * @param gap whether bytes of this direction are lost behind it
     * @param chunk how many bytes come at a time when it is cut, 1 to 32
     */
    record Step(Direction direction, boolean gap, int chunk, Octets bytes) {
        private static final int MAX_CHUNK = 32;

        /**
         * What one side said, with nothing lost behind it; cut as its length has it, so that all cuts are among many.
         */
        static Step of(Direction direction, Octets bytes) {
            return new Step(direction, false, 1 + bytes.length() % MAX_CHUNK, bytes);
        }
    }

    /** Any bytes are an input. */
    static FuzzInput of(byte[] input) {
        if (input.length == 0) {
            return new FuzzInput(0, true, List.of());
        }
        List<Step> steps = new ArrayList<>();
        int at = 1;
        while (at + STEP_HEADER < input.length) {
            int flags = input[at] & 0xFF;
            int asked = (input[at + 1] & 0xFF) << 8 | (input[at + 2] & 0xFF);
            at += STEP_HEADER;
            int length = Math.min(asked, input.length - at);
            steps.add(new Step(
                    DIRECTIONS.get((flags & DIRECTION) % DIRECTIONS.size()),
                    (flags & GAP) != 0,
                    1 + (flags >> CHUNK_SHIFT),
                    Octets.copyOf(input, at, length)));
            at += length;
        }
        return new FuzzInput(input[0] & CARRIER, (input[0] & UNHINTED) == 0, List.copyOf(steps));
    }

    /** The input that these steps are read from. */
    byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(carrier | (hinted ? 0 : UNHINTED));
        for (Step step : steps) {
            out.write(DIRECTIONS.indexOf(step.direction())
                    | (step.gap() ? GAP : 0)
                    | ((step.chunk() - 1) << CHUNK_SHIFT));
            out.write(step.bytes().length() >> 8);
            out.write(step.bytes().length());
            out.writeBytes(step.bytes().toArray());
        }
        return out.toByteArray();
    }

    int length() {
        int sum = 0;
        for (Step step : steps) {
            sum += step.bytes().length();
        }
        return sum;
    }

    /** The row of the contract test that shows the same, to be completed by what must be seen. */
    String row() {
        StringBuilder row = new StringBuilder("row(\"...\")");
        for (Step step : steps) {
            row.append(
                            switch (step.direction()) {
                                case FROM_CLIENT -> ".client(\"";
                                case FROM_SERVER -> ".server(\"";
                                case UNKNOWN -> ".someone(\"";
                            })
                    .append(step.bytes())
                    .append("\")");
            if (step.gap()) {
                row.append("/* gap */");
            }
        }
        return row.append(".sees()").toString();
    }

    /** How deterministic choices are made of an input. */
    int hash() {
        return Arrays.hashCode(toBytes());
    }
}

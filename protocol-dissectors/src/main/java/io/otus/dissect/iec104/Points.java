package io.otus.dissect.iec104;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Flaw;
import io.otus.core.event.Flaws;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The points of an ASDU as ranges of the space {@code ioa}: consecutive addresses are one range. A value that its
 * station calls invalid, or not topical, is left out, and so are those of its neighbours in other ranges not.
 */
final class Points {
    static final String SPACE = "ioa";

    /** NT, SB, BL and OV of a quality descriptor (§7.2.6.3), beside IV. */
    private static final int NOT_TOPICAL = 0x40;

    private static final int SUBSTITUTED = 0x20;
    private static final int BLOCKED = 0x10;
    private static final int OVERFLOW = 0x01;
    private static final int NOT_GOOD = Element.INVALID | NOT_TOPICAL;

    private final Element element;
    private final List<PointRange> ranges = new ArrayList<>(1);
    private final long[] raws;
    private final byte[] flaws;
    private int first;
    private int count;
    private boolean good;
    private boolean flawed;

    private Points(Element element, int number) {
        this.element = element;
        raws = new long[number];
        flaws = new byte[number];
    }

    /** The points of an ASDU whose objects are all there. */
    static List<PointRange> of(TypeIdentification type, boolean sq, int number, ByteView information) {
        Points points = new Points(type.value(), number);
        int at = 0;
        int address = 0;
        for (int i = 0; i < number; i++) {
            if (i == 0 || !sq) {
                address = information.le24(at);
                at += AsduHeader.ADDRESS;
            } else {
                address++;
            }
            int valueAt = at + type.valueAt();
            points.add(address, points.element.raw(information, valueAt), quality(type, information, valueAt));
            at += type.size();
        }
        points.flush();
        return points.ranges;
    }

    /**
     * The quality descriptor of an object; 0, which is good, where it has none. Only one of measured values, bit
     * strings and steps (QDS) has OV: where that bit is in others is a value or nothing, §7.2.6.4.
     */
    private static int quality(TypeIdentification type, ByteView bytes, int at) {
        if (!type.isMonitor()) {
            return 0;
        }
        Element first = type.value();
        return switch (first) {
            case SIQ, DIQ, SEP -> bytes.u8(at) & ~OVERFLOW;
            case SPE, OCI -> bytes.u8(at + first.size()) & ~OVERFLOW;
            case BCR -> bytes.u8(at + 4) & Element.INVALID;
            default -> type == TypeIdentification.M_ME_ND_1 ? 0 : bytes.u8(at + first.size());
        };
    }

    private void add(int address, long raw, int quality) {
        boolean isGood = (quality & NOT_GOOD) == 0;
        if (count > 0 && (address != first + count || isGood != good)) {
            flush();
        }
        if (count == 0) {
            first = address;
            good = isGood;
        }
        int octet = Flaws.with(0, Flaw.INVALID, (quality & Element.INVALID) != 0);
        octet = Flaws.with(octet, Flaw.OUTDATED, (quality & NOT_TOPICAL) != 0);
        octet = Flaws.with(octet, Flaw.FORCED, (quality & SUBSTITUTED) != 0);
        octet = Flaws.with(octet, Flaw.BLOCKED, (quality & BLOCKED) != 0);
        octet = Flaws.with(octet, Flaw.EXCEEDED, (quality & OVERFLOW) != 0);
        flawed |= octet != 0;
        flaws[count] = (byte) octet;
        raws[count++] = raw;
    }

    private void flush() {
        if (count > 0) {
            PointRange range = good ? PointRange.of(SPACE, first, values()) : PointRange.of(SPACE, first, count);
            ranges.add(flawed ? range.with(Flaws.of(Arrays.copyOf(flaws, count))) : range);
            count = 0;
            flawed = false;
        }
    }

    private ValueList values() {
        return switch (element) {
            case SIQ, SCO -> bits();
            case NVA, R32 -> {
                double[] reals = new double[count];
                for (int i = 0; i < count; i++) {
                    reals[i] = element == Element.NVA ? Element.normalised(raws[i]) : Element.single(raws[i]);
                }
                yield ValueList.reals(reals);
            }
            case DCO, RCO -> {
                List<String> texts = new ArrayList<>(count);
                for (int i = 0; i < count; i++) {
                    int state = (int) raws[i] & 3;
                    texts.add(element == Element.DCO ? Names.doubleCommand(state) : Names.stepCommand(state));
                }
                yield ValueList.texts(texts);
            }
            case SVA, BCR, VTI -> {
                long[] integers = new long[count];
                for (int i = 0; i < count; i++) {
                    integers[i] = switch (element) {
                        case SVA -> (short) raws[i];
                        case BCR -> Element.counter(raws[i]);
                        default -> Element.transientValue(raws[i]);
                    };
                }
                yield ValueList.signed(integers);
            }
            default -> {
                long mask = element == Element.DIQ || element == Element.SEP
                        ? 3
                        : element == Element.SCD ? 0xFFFF : 0xFFFF_FFFFL;
                long[] integers = new long[count];
                for (int i = 0; i < count; i++) {
                    integers[i] = raws[i] & mask;
                }
                yield ValueList.unsigned(integers);
            }
        };
    }

    private ValueList bits() {
        if (count == 1) {
            return ValueList.bit((raws[0] & 1) != 0);
        }
        byte[] packed = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
            packed[i / 8] |= (byte) ((raws[i] & 1) << i % 8);
        }
        return ValueList.bits(ByteView.of(packed), 0, count);
    }
}

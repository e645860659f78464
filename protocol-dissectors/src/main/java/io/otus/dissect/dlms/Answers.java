package io.otus.dissect.dlms;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Trust;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Reads the answers of a meter, IEC 62056-5-3 §9.5. Confined. */
final class Answers {
    private static final int INVOKE_ID = 0x0F;
    private static final int MANAGEMENT = 1;

    private final Exchange exchange;
    private final AxdrReader in;
    private final Output out;
    private int worst;

    Answers(Exchange exchange, AxdrReader in, Output out) {
        this.exchange = exchange;
        this.in = in;
        this.out = out;
    }

    private Outcome outcome() {
        return worst == 0 ? Outcome.OK : Outcome.error(worst, Cosem.dataAccessResult(worst));
    }

    private void result(String name) {
        int code = in.u8();
        in.add(Element.number(name, code));
        worst = worst == 0 ? code : worst;
    }

    /** Data, or why there are none. */
    private ValueList choice(boolean isShown, boolean isSecret) {
        int choice = in.u8();
        if (choice == 1) {
            result("data_access_result");
        } else if (choice != 0) {
            in.fail();
        }
        return choice == 0 ? data(isShown, isSecret) : ValueList.NONE;
    }

    /** Reads data; a secret is not reported. */
    private ValueList data(boolean isShown, boolean isSecret) {
        int from = in.at();
        ValueList value = in.data();
        if (isSecret) {
            Services.mask(in, from, out);
            return ValueList.NONE;
        }
        if (isShown) {
            in.addData(from);
        }
        return value;
    }

    private static boolean isSecret(List<PointRange> asked, int i) {
        return i < asked.size() && Cosem.isSecret(asked.get(i).space());
    }

    private static boolean isAnySecret(List<PointRange> asked) {
        return asked.stream().anyMatch(each -> Cosem.isSecret(each.space()));
    }

    private void tell(int kind, int invoke, List<PointRange> points) {
        if (!in.failed()) {
            exchange.answer(kind, invoke, outcome(), points, out);
            points.forEach(this::identity);
        }
    }

    /** An object that says what the meter is. */
    private void identity(PointRange point) {
        Attribute attribute = Cosem.identity(point.space());
        if (attribute != null
                && point.values().size() == 1
                && !point.values().text(0).isBlank()) {
            String unit = exchange.source() == MANAGEMENT ? "" : exchange.sender();
            out.claim(
                    exchange.context().source(),
                    unit,
                    attribute,
                    point.values().text(0),
                    "dlms " + point.space(),
                    Trust.DEVICE);
        }
    }

    private List<PointRange> points(int kind, int invoke) {
        Request asked = exchange.asked(kind, invoke);
        return asked == null ? List.of() : asked.points();
    }

    void get() {
        int choice = in.u8();
        int invoke = Services.invoke(in) & INVOKE_ID;
        List<PointRange> asked = points(Exchange.LOGICAL, invoke);
        switch (choice) {
            case 1 -> {
                ValueList value = choice(true, isAnySecret(asked));
                boolean isOne = asked.size() == 1 && value.size() == 1 && !in.failed();
                tell(Exchange.LOGICAL, invoke, isOne ? List.of(asked.getFirst().with(value)) : List.of());
            }
            case 2 -> {
                boolean isLast = in.u8() != 0;
                in.add(new Element.Value("last_block", ValueList.bit(isLast)));
                in.add(Element.number("block_number", in.u32()));
                boolean isSecret = isAnySecret(asked) || exchange.isOfSecret(true, invoke);
                exchange.secret(true, invoke, isSecret && !isLast);
                if (in.u8() == 0) {
                    Services.raw(in, isSecret, out);
                } else {
                    result("data_access_result");
                }
                tell(Exchange.LOGICAL, invoke, List.of());
            }
            case 3 -> tell(Exchange.LOGICAL, invoke, listed(asked));
            default -> unknown(choice);
        }
    }

    private List<PointRange> listed(List<PointRange> asked) {
        int count = in.count();
        List<PointRange> points = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            ValueList value = choice(false, isSecret(asked, i));
            if (i < asked.size() && value.size() == 1) {
                points.add(asked.get(i).with(value));
            }
        }
        return points;
    }

    private void unknown(int choice) {
        if (!in.failed()) {
            out.unknown("choice", choice);
        }
    }

    void set() {
        int choice = in.u8();
        int invoke = Services.invoke(in) & INVOKE_ID;
        switch (choice) {
            case 1 -> result("data_access_result");
            case 2 -> in.add(Element.number("block_number", in.u32()));
            case 3 -> {
                result("data_access_result");
                in.add(Element.number("block_number", in.u32()));
            }
            case 4, 5 -> {
                int count = in.count();
                for (int i = 0; i < count && !in.failed(); i++) {
                    int code = in.u8();
                    worst = worst == 0 ? code : worst;
                }
            }
            default -> {
                unknown(choice);
                return;
            }
        }
        tell(Exchange.LOGICAL, invoke, List.of());
    }

    void action() {
        int choice = in.u8();
        int invoke = Services.invoke(in) & INVOKE_ID;
        Request asked = exchange.asked(Exchange.LOGICAL, invoke);
        boolean isProof = asked != null && Cosem.isSecret(asked.service());
        switch (choice) {
            case 1 -> {
                result("action_result");
                if (in.u8() != 0) {
                    choice(true, isProof);
                }
            }
            case 3 -> {
                int count = in.count();
                for (int i = 0; i < count && !in.failed(); i++) {
                    int code = in.u8();
                    worst = worst == 0 ? code : worst;
                    if (in.u8() != 0) {
                        choice(false, isProof);
                    }
                }
            }
            case 2 -> {
                in.add(new Element.Value("last_block", ValueList.bit(in.u8() != 0)));
                in.add(Element.number("block_number", in.u32()));
            }
            case 4 -> in.add(Element.number("block_number", in.u32()));
            default -> {
                unknown(choice);
                return;
            }
        }
        tell(Exchange.LOGICAL, invoke, List.of());
    }

    /**
     * Each: 0 and data, 1 and why there are none, 2 and a block of data, 3 and the number of a block that was taken.
     */
    void read() {
        List<PointRange> asked = points(Exchange.SHORT, 0);
        List<PointRange> points = new ArrayList<>();
        int count = in.count();
        for (int i = 0; i < count && !in.failed(); i++) {
            int choice = in.u8();
            switch (choice) {
                case 0 -> {
                    ValueList value = in.data();
                    if (i < asked.size() && value.size() == 1) {
                        points.add(asked.get(i).with(value));
                    }
                }
                case 1 -> result("data_access_result");
                case 2 -> {
                    in.add(new Element.Value("last_block", ValueList.bit(in.u8() != 0)));
                    in.add(Element.number("block_number", in.u16()));
                    Services.raw(in, false, out);
                }
                case 3 -> in.add(Element.number("block_number", in.u16()));
                default -> {
                    unknown(choice);
                    return;
                }
            }
        }
        tell(Exchange.SHORT, 0, points);
    }

    /** Each: 0 for success, 1 and why not, or 2 and the number of a block that was taken. */
    void write() {
        int count = in.count();
        for (int i = 0; i < count && !in.failed(); i++) {
            int choice = in.u8();
            switch (choice) {
                case 0 -> {}
                case 1 -> result("data_access_result");
                case 2 -> in.add(Element.number("block_number", in.u16()));
                default -> {
                    unknown(choice);
                    return;
                }
            }
        }
        tell(Exchange.SHORT, 0, List.of());
    }

    void exception() {
        in.add(Element.number("state_error", in.u8()));
        int code = in.u8();
        in.add(Element.number("service_error", code));
        String name = switch (code) {
            case 1 -> "operation_not_possible";
            case 2 -> "service_not_supported";
            case 4 -> "pdu_too_long";
            case 5 -> "deciphering_error";
            case 6 -> "invocation_counter_error";
            default -> "other_reason";
        };
        if (!in.failed()) {
            exchange.refuse(Outcome.error(code, name), out);
        }
    }

    void confirmedServiceError() {
        in.add(Element.number("service", in.u8()));
        in.add(Element.number("service_error_type", in.u8()));
        int code = in.u8();
        in.add(Element.number("service_error", code));
        if (!in.failed()) {
            exchange.refuse(Outcome.error(code, "confirmed_service_error"), out);
        }
    }
}

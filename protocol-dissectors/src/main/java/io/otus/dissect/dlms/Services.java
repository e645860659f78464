package io.otus.dissect.dlms;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.ArrayList;
import java.util.List;

/** Reports what clients ask by logical and short names, and notifications of a meter, IEC 62056-5-3 §9.5. Confined. */
final class Services {
    /** Attributes of a list that are read. */
    static final int MAX_LISTED = 64;

    private static final int CONFIRMED = 0x40;
    private static final int INVOKE_ID = 0x0F;
    private static final int VARIABLE_NAME = 2;
    private static final int PARAMETERIZED = 4;
    /** The next block of what was read. */
    private static final int BLOCK_NUMBER = 5;

    private final Exchange exchange;
    private final AxdrReader in;
    private final Output out;

    Services(Exchange exchange, AxdrReader in, Output out) {
        this.exchange = exchange;
        this.in = in;
        this.out = out;
    }

    /** Octet of invoke id and priority. */
    static int invoke(AxdrReader in) {
        int octet = in.u8();
        in.add(Element.number("invoke_id", octet & INVOKE_ID));
        in.add(new Element.Value("confirmed", ValueList.bit((octet & CONFIRMED) != 0)));
        return octet;
    }

    private void ask(int invoke, Service service, List<PointRange> points) {
        if (in.failed()) {
            return;
        }
        if (service.equals(Cosem.GET)) {
            exchange.secret(false, invoke & INVOKE_ID, false); // blocks of what was asked before do not come any more
        }
        // Nobody would take without an answer, and older examples of the standard leave the bit out.
        boolean isDue = (invoke & CONFIRMED) != 0 || service.action() == Action.READ;
        if (!isDue) {
            out.request(Request.unconfirmed(service, exchange.unit(), points));
        } else {
            exchange.ask(Exchange.LOGICAL, invoke & INVOKE_ID, service, points, out);
        }
    }

    /** Class, name and attribute or method of an object; the names of the fields as the standard has them. */
    private Descriptor descriptor(String part) {
        int classId = in.u16();
        String obis = in.obis();
        int id = (byte) in.u8();
        in.add(Element.number("class_id", classId));
        in.add(Element.text("instance_id", obis));
        in.add(Element.number(part, id));
        return new Descriptor(classId, obis, id);
    }

    /** An object, and which of its attributes or methods. */
    private record Descriptor(int classId, String obis, int id) {
        String point() {
            return Cosem.point(classId, obis, id);
        }
    }

    /** Some entries of a list only, where the first octet says so. */
    private void selection() {
        if (in.u8() != 0) {
            in.add(Element.number("access_selector", in.u8()));
            in.data();
        }
    }

    void get() {
        int choice = in.u8();
        int invoke = invoke(in);
        switch (choice) {
            case 1 -> {
                Descriptor attribute = descriptor("attribute_id");
                selection();
                ask(invoke, Cosem.GET, List.of(PointRange.named(attribute.point())));
            }
            case 2 -> {
                in.add(Element.number("block_number", in.u32()));
                ask(invoke, Cosem.GET_NEXT, List.of());
            }
            case 3 -> ask(invoke, Cosem.GET, points(listed(true)));
            default -> unknown(choice);
        }
    }

    private void unknown(int choice) {
        if (!in.failed()) {
            out.unknown("choice", choice);
        }
    }

    private List<Descriptor> listed(boolean isAttribute) {
        int count = in.count();
        List<Descriptor> listed = new ArrayList<>();
        List<Element.Group> groups = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            Descriptor each = new Descriptor(in.u16(), in.obis(), (byte) in.u8());
            if (isAttribute && in.u8() != 0) {
                in.u8();
                in.data();
            }
            if (in.failed()) {
                break;
            }
            listed.add(each);
            if (i < MAX_LISTED) {
                groups.add(new Element.Group(
                        "object",
                        List.of(
                                Element.number("class_id", each.classId()),
                                Element.text("instance_id", each.obis()),
                                Element.number(isAttribute ? "attribute_id" : "method_id", each.id()))));
            }
        }
        in.add(new Element.Groups("objects", groups));
        return listed;
    }

    private static List<PointRange> points(List<Descriptor> listed) {
        return listed.stream()
                .limit(MAX_LISTED)
                .map(each -> PointRange.named(each.point()))
                .toList();
    }

    private static List<Service> sets(List<Descriptor> listed) {
        return listed.stream().map(each -> Cosem.set(each.classId(), each.id())).toList();
    }

    private static List<Service> actions(List<Descriptor> listed) {
        return listed.stream()
                .map(each -> Cosem.action(each.classId(), each.id()))
                .toList();
    }

    void set() {
        int choice = in.u8();
        int invoke = invoke(in);
        switch (choice) {
            case 1, 2 -> {
                Descriptor attribute = descriptor("attribute_id");
                selection();
                Service service = Cosem.set(attribute.classId(), attribute.id());
                ValueList value = ValueList.NONE;
                if (choice == 1) {
                    value = value(service, true);
                } else {
                    block(invoke, Cosem.isSecret(service));
                }
                ask(invoke, service, List.of(PointRange.named(attribute.point(), value)));
            }
            case 3 -> {
                block(invoke, exchange.isOfSecret(false, invoke & INVOKE_ID));
                ask(invoke, Cosem.SET_BLOCK, List.of());
            }
            case 4, 5 -> {
                List<Descriptor> listed = listed(true);
                several(invoke, listed, sets(listed), Cosem.set(0, 0), choice == 4);
            }
            default -> unknown(choice);
        }
    }

    /** Several at once, with their values or the first block of them. */
    private void several(
            int invoke, List<Descriptor> listed, List<Service> services, Service plain, boolean hasValues) {
        List<PointRange> points = points(listed);
        if (hasValues) {
            points = with(points, services);
        } else {
            block(invoke, services.stream().anyMatch(Cosem::isSecret));
        }
        ask(invoke, Cosem.gravest(services, plain), points);
    }

    /** The value that is set or passed; a secret is not reported. */
    private ValueList value(Service service, boolean isShown) {
        int from = in.at();
        ValueList value = in.data();
        if (Cosem.isSecret(service)) {
            mask(in, from, out);
            return ValueList.NONE;
        }
        if (isShown) {
            in.addData(from);
        }
        return value;
    }

    /** Marks what was read from here on as a secret. */
    static void mask(AxdrReader in, int from, Output out) {
        if (!in.failed() && in.at() > from) {
            out.secret(WrapperHeader.SIZE + from, in.at() - from);
        }
    }

    private List<PointRange> with(List<PointRange> points, List<Service> services) {
        int count = in.count();
        List<PointRange> filled = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            ValueList value = i < services.size() ? value(services.get(i), false) : in.data();
            if (i < points.size()) {
                filled.add(points.get(i).with(value));
            }
        }
        return filled;
    }

    /** Reads a block: whether it is the last, its number, and its octets. */
    private void block(int invoke, boolean isSecret) {
        boolean isLast = in.u8() != 0;
        in.add(new Element.Value("last_block", ValueList.bit(isLast)));
        in.add(Element.number("block_number", in.u32()));
        raw(in, isSecret, out);
        exchange.secret(false, invoke & INVOKE_ID, isSecret && !isLast);
    }

    /** Octets of a block. */
    static void raw(AxdrReader in, boolean isSecret, Output out) {
        ByteView raw = in.bytes(in.count());
        in.add(Element.number("raw_data_length", raw.length()));
        if (isSecret) {
            mask(in, in.at() - raw.length(), out);
        }
    }

    void action() {
        int choice = in.u8();
        int invoke = invoke(in);
        switch (choice) {
            case 1 -> {
                Descriptor method = descriptor("method_id");
                Service service = Cosem.action(method.classId(), method.id());
                ValueList value = in.u8() == 0 ? ValueList.NONE : value(service, true);
                ask(invoke, service, List.of(PointRange.named(method.point(), value)));
            }
            case 2 -> {
                in.add(Element.number("block_number", in.u32()));
                ask(invoke, Cosem.ACTION_BLOCK, List.of());
            }
            case 3, 5 -> {
                List<Descriptor> listed = listed(false);
                several(invoke, listed, actions(listed), Cosem.action(0, 0), choice == 3);
            }
            case 4 -> {
                Descriptor method = descriptor("method_id");
                Service service = Cosem.action(method.classId(), method.id());
                block(invoke, Cosem.isSecret(service));
                ask(invoke, service, List.of(PointRange.named(method.point())));
            }
            case 6 -> {
                block(invoke, exchange.isOfSecret(false, invoke & INVOKE_ID));
                ask(invoke, Cosem.ACTION_BLOCK, List.of());
            }
            default -> unknown(choice);
        }
    }

    /** When, and which attribute has which value. */
    void event() {
        if (in.u8() != 0) {
            in.bytes(in.count());
        }
        Descriptor attribute = descriptor("attribute_id");
        ValueList value = value(Cosem.set(attribute.classId(), attribute.id()), true);
        if (!in.failed()) {
            PointRange point = PointRange.named(attribute.point(), value);
            out.request(Request.notification(Cosem.EVENT, exchange.sender(), List.of(point)));
        }
    }

    void dataNotification() {
        in.add(Element.number("long_invoke_id", in.u32() & 0xFF_FFFFL));
        in.bytes(in.count());
        int from = in.at();
        in.data();
        in.addData(from);
        if (!in.failed()) {
            out.request(Request.notification(Cosem.DATA, exchange.sender(), List.of()));
        }
    }

    /** Variables by the addresses that short names are. */
    void shortNames(Service service) {
        int count = in.count();
        List<PointRange> points = new ArrayList<>();
        for (int i = 0; i < count && !in.failed(); i++) {
            int choice = in.u8();
            if (choice == BLOCK_NUMBER) {
                in.add(Element.number("block_number", in.u16()));
                continue;
            }
            if (choice != VARIABLE_NAME && choice != PARAMETERIZED) {
                unknown(choice);
                return;
            }
            int name = in.u16();
            if (choice == PARAMETERIZED) {
                in.u8();
                in.data();
            }
            if (!in.failed() && i < MAX_LISTED) {
                points.add(PointRange.of("sn", name, 1));
                in.add(Element.number("variable_name", name));
            }
        }
        List<PointRange> asked = service.equals(Cosem.WRITE) ? with(points, List.of()) : points;
        if (!in.failed()) {
            exchange.ask(Exchange.SHORT, 0, service, asked, out);
        }
    }
}

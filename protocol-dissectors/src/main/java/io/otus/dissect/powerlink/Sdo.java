package io.otus.dissect.powerlink;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Outcome;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.net.Endpoint;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.spi.Response;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What commands of SDO ask of a node, and what it answers, EPSG DS 301 §6.3.2.4. Confined. */
final class Sdo {
    /** Pairs of nodes of a flow whose last message is known; one more pushes out the first. */
    static final int MAX_PAIRS = 64;

    private static final Service WRITE = new Service(0x01, "write_by_index", Action.WRITE);
    private static final Service WRITE_SETTING =
            new Service(0x01, "write_setting_by_index", Action.CONFIGURE).keyed("1/setting");
    private static final Service WRITE_PROGRAM =
            new Service(0x01, "write_program_by_index", Action.DOWNLOAD).keyed("1/program");
    private static final Service WRITE_RESET =
            new Service(0x01, "write_reset_command", Action.RESTART).keyed("1/reset");
    private static final Service READ = new Service(0x02, "read_by_index", Action.READ);
    private static final Service WRITE_ALL = new Service(0x03, "write_all_by_index", Action.WRITE);
    private static final Service READ_ALL = new Service(0x04, "read_all_by_index", Action.READ);
    private static final Service WRITE_NAME = new Service(0x05, "write_by_name", Action.WRITE);
    private static final Service READ_NAME = new Service(0x06, "read_by_name", Action.READ);
    private static final Service FILE_WRITE = new Service(0x20, "file_write", Action.FILE);
    private static final Service FILE_READ = new Service(0x21, "file_read", Action.FILE);
    private static final Service WRITE_MULTIPLE = new Service(0x31, "write_multiple_parameter_by_index", Action.WRITE);
    private static final Service WRITE_SETTINGS =
            new Service(0x31, "write_multiple_setting_by_index", Action.CONFIGURE).keyed("49/setting");
    private static final Service WRITE_PROGRAMS =
            new Service(0x31, "write_multiple_program_by_index", Action.DOWNLOAD).keyed("49/program");
    private static final Service WRITE_RESETS =
            new Service(0x31, "write_multiple_reset_command", Action.RESTART).keyed("49/reset");
    /** By what is written, and what weighs more behind what weighs less. */
    private static final List<Service> WRITES = List.of(WRITE, WRITE_SETTING, WRITE_RESET, WRITE_PROGRAM);

    private static final List<Service> MULTIPLE_WRITES =
            List.of(WRITE_MULTIPLE, WRITE_SETTINGS, WRITE_RESETS, WRITE_PROGRAMS);
    private static final Service READ_MULTIPLE = new Service(0x32, "read_multiple_parameter_by_index", Action.READ);
    private static final Service MAXIMUM_SEGMENT_SIZE = new Service(0x70, "maximum_segment_size", Action.SESSION);
    private static final Service UNKNOWN = new Service(-1, "sdo_command", Action.OTHER);

    private static final int NAME_OBJECT = 0x1008;
    private static final int HARDWARE_OBJECT = 0x1009;
    private static final int SOFTWARE_OBJECT = 0x100A;
    private static final int IDENTITY_OBJECT = 0x1018;
    /** The program of a device and its control. */
    private static final int PROGRAM_DATA = 0x1F50;

    private static final int PROGRAM_CONTROL = 0x1F51;
    /** NMT_ResetCmd_U8: what is written resets the node. */
    private static final int RESET_COMMAND = 0x1F9E;
    /** Objects of the communication profile; behind them come those of maker and application. */
    private static final int FIRST_PROFILE = 0x1000;

    private static final int LAST_PROFILE = 0x1FFF;

    private final Map<Integer, Integer> latest = new LinkedHashMap<>();

    void tell(SdoReader sdo, int source, int destination, Context context, Output out) {
        if (sdo.isInit()) {
            latest.remove(source << 8 | destination); // numbers begin again
        }
        if (!sdo.hasCommand() || isAgain(sdo, source, destination) || sdo.isContinued()) {
            return;
        }
        boolean isAnswer = sdo.isAnswer();
        int client = isAnswer ? destination : source;
        int server = isAnswer ? source : destination;
        long transaction = (long) client << 16 | server << 8 | sdo.transaction();
        String unit = PowerlinkHeader.unit(server);
        if (isAnswer) {
            answer(sdo, transaction, unit, context, out);
        } else if (!sdo.isAbort()) {
            if (context.direction() == Direction.UNKNOWN) {
                Direction.FROM_CLIENT.tell(context, out);
            }
            Service service = service(sdo.command(), sdo.indexes());
            if (service.equals(UNKNOWN)) {
                out.unknown("command_id", sdo.command());
            }
            out.request(Request.confirmed(transaction, service, unit, sdo.points()));
        }
    }

    /** Whether it is the same message again, for want of an acknowledgement. */
    private boolean isAgain(SdoReader sdo, int source, int destination) {
        int pair = source << 8 | destination;
        Integer before = latest.get(pair);
        if (before != null && before == sdo.identity()) {
            return true;
        }
        if (before == null && latest.size() == MAX_PAIRS) {
            latest.remove(latest.keySet().iterator().next());
        }
        latest.put(pair, sdo.identity());
        return false;
    }

    private static Service service(int command, List<Integer> indexes) {
        return switch (command) {
            case SdoReader.WRITE_BY_INDEX -> WRITES.get(gravest(indexes));
            case SdoReader.READ_BY_INDEX -> READ;
            case SdoReader.WRITE_ALL_BY_INDEX -> WRITE_ALL;
            case SdoReader.READ_ALL_BY_INDEX -> READ_ALL;
            case 0x05 -> WRITE_NAME;
            case 0x06 -> READ_NAME;
            case 0x20 -> FILE_WRITE;
            case 0x21 -> FILE_READ;
            case SdoReader.WRITE_MULTIPLE -> MULTIPLE_WRITES.get(gravest(indexes));
            case SdoReader.READ_MULTIPLE -> READ_MULTIPLE;
            case 0x70 -> MAXIMUM_SEGMENT_SIZE;
            default -> UNKNOWN;
        };
    }

    /** How much the writing of any of these weighs: the place in the lists of writing services. */
    private static int gravest(List<Integer> indexes) {
        return indexes.stream().mapToInt(Sdo::weight).max().orElse(0);
    }

    private static int weight(int index) {
        if (index == PROGRAM_DATA || index == PROGRAM_CONTROL) {
            return 3;
        }
        if (index == RESET_COMMAND) {
            return 2;
        }
        return index >= FIRST_PROFILE && index <= LAST_PROFILE ? 1 : 0;
    }

    private static void answer(SdoReader sdo, long transaction, String unit, Context context, Output out) {
        Request asked = context.pending(transaction);
        Service service = asked == null ? service(sdo.command(), List.of()) : asked.service();
        if (sdo.isAbort()) {
            int code = (int) sdo.abortCode();
            Outcome refused = Outcome.error(code, "abort_" + HexFormat.of().toHexDigits(code));
            out.response(new Response(transaction, service, unit, refused, List.of()));
            return;
        }
        boolean hasValue = service.equals(READ) && sdo.isExpedited();
        PointRange point = asked == null || !hasValue || asked.points().size() != 1
                ? null
                : asked.points().getFirst();
        List<PointRange> points = point == null ? List.of() : List.of(point.with(SdoReader.value(sdo.data())));
        out.response(new Response(transaction, service, unit, Outcome.OK, points));
        if (point != null) {
            identity(point.space(), sdo, context.source(), out);
        }
    }

    /** Objects in which a device says what it is. */
    private static void identity(String point, SdoReader sdo, Endpoint about, Output out) {
        for (int subindex = 1; subindex <= 4; subindex++) {
            if (point.equals(SdoReader.object(IDENTITY_OBJECT, subindex))
                    && sdo.data().length() == 4) {
                Nodes.identity(subindex, sdo.data().le32(0), about, out);
            }
        }
        String text = SdoReader.text(sdo.data());
        if (point.equals(SdoReader.object(NAME_OBJECT, 0))) {
            Nodes.claim(about, Attribute.MODEL, text, "object 1008", out);
        } else if (point.equals(SdoReader.object(HARDWARE_OBJECT, 0))) {
            Nodes.claim(about, Attribute.HARDWARE, text, "object 1009", out);
        } else if (point.equals(SdoReader.object(SOFTWARE_OBJECT, 0))) {
            Nodes.claim(about, Attribute.FIRMWARE, text, "object 100A", out);
        }
    }
}

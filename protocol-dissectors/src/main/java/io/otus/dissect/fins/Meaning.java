package io.otus.dissect.fins;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Elements;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Context;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What commands and responses mean beyond their fields: services, points, sessions, transfers and who the device is.
 */
final class Meaning {
    private static final int MONITOR = 0x02;
    private static final int RUN = 0x04;

    private final ProgramTransfer download = new ProgramTransfer();
    private final ProgramTransfer upload = new ProgramTransfer();
    /** The mode that the last RUN asked for. */
    private int runMode = MONITOR;

    /** The service of a command. */
    static Service service(FinsFrame frame, List<Element> parameters) {
        return FinsCommand.transfer(frame.commandCode(), Elements.number(parameters, "parameter_code"));
    }

    /** The points of a command that {@link Memory} does not read. */
    static void points(FinsFrame frame, List<Element> parameters, List<PointRange> points) {
        switch (frame.commandCode()) {
            case FinsCommand.MEMORY_AREA_TRANSFER -> memory(parameters, "destination", points);
            case FinsCommand.MEMORY_AREA_FILE_TRANSFER -> memory(parameters, "beginning_address", points);
            case FinsCommand.PARAMETER_AREA_READ,
                    FinsCommand.PARAMETER_AREA_WRITE,
                    FinsCommand.PARAMETER_AREA_CLEAR -> {
                long words = Elements.number(parameters, "number_of_words");
                if (words > 0) {
                    String area = Long.toHexString(Elements.number(parameters, "parameter_area_code"));
                    long first = Elements.number(parameters, "beginning_word");
                    points.add(PointRange.of("parameter" + area, first, (int) words));
                }
            }
            default -> {
                file(parameters, "file_name", points);
                file(parameters, "source_file_name", points);
                file(parameters, "destination_file_name", points);
                file(parameters, "old_file_name", points);
                for (Element.Group file : Elements.groups(parameters, "files")) {
                    file(file.elements(), "file_name", points);
                }
            }
        }
    }

    private static void memory(List<Element> parameters, String name, List<PointRange> points) {
        Address address = new Address(
                (int) Elements.number(parameters, name + "_area_code"), (int) Elements.number(parameters, name), (int)
                        Elements.number(parameters, name + "_bit"));
        PointRange range = address.points((int) Elements.number(parameters, "number_of_items"));
        if (range != null) {
            points.add(range);
        }
    }

    private static void file(List<Element> parameters, String field, List<PointRange> points) {
        String name = Elements.text(parameters, field);
        if (!name.isEmpty()) {
            points.add(PointRange.named("file/" + PointRange.plain(name)));
        }
    }

    /** Sessions and transfers of a command that was read whole. */
    void command(FinsFrame frame, List<Element> parameters, Output out) {
        switch (frame.commandCode()) {
            case FinsCommand.ACCESS_RIGHT_ACQUIRE ->
                out.session(Direction.FROM_CLIENT, frame.unit(), "fins access right", "");
            case FinsCommand.ACCESS_RIGHT_FORCED_ACQUIRE ->
                out.session(Direction.FROM_CLIENT, frame.unit(), "fins access right", "forced");
            case FinsCommand.ACCESS_RIGHT_RELEASE ->
                out.session(Direction.FROM_CLIENT, frame.unit(), "fins access right released", "");
            case FinsCommand.PROGRAM_AREA_WRITE -> program(frame, parameters, true, download, out);
            case FinsCommand.RUN -> {
                long mode = Elements.number(parameters, "mode");
                // Without a mode it is MONITOR.
                runMode = mode == 0 ? MONITOR : (int) mode;
            }
            default -> {
                // Everything is in its fields.
            }
        }
    }

    private static void program(
            FinsFrame frame, List<Element> elements, boolean fromClient, ProgramTransfer transfer, Output out) {
        transfer.part(Elements.number(elements, "beginning_word"), Octets.ofHex(Elements.text(elements, "data")));
        if (Elements.number(elements, "last") == 0) {
            return;
        }
        if (transfer.isWhole()) {
            long size = transfer.size();
            Action action = fromClient ? Action.DOWNLOAD : Action.UPLOAD;
            String name = "program " + Elements.number(elements, "program_no");
            out.transfer(Direction.FROM_CLIENT, frame.unit(), action, name, size, transfer.end());
        }
    }

    /** Transfers and claims of a normal response that was read whole. */
    void response(FinsFrame frame, List<Element> data, @Nullable Request asked, Context context, Output out) {
        switch (frame.commandCode()) {
            case FinsCommand.PROGRAM_AREA_READ -> program(frame, data, false, upload, out);
            case FinsCommand.CPU_UNIT_DATA_READ -> identity(frame, data, context, out);
            case FinsCommand.CONNECTION_DATA_READ -> units(frame, data, context, out);
            case FinsCommand.CPU_UNIT_STATUS_READ -> {
                if (frame.isCpuUnit() && !data.isEmpty()) {
                    runState(frame, mode((int) Elements.number(data, "mode")), context, out);
                }
            }
            case FinsCommand.RUN, FinsCommand.STOP -> {
                // RUN says in its command which mode is meant; the response says only that it is done.
                if (asked != null && frame.isCpuUnit()) {
                    runState(frame, mode(frame.commandCode() == FinsCommand.STOP ? 0 : runMode), context, out);
                }
            }
            default -> {
                // Nothing is told of the device.
            }
        }
    }

    static String mode(int mode) {
        return switch (mode) {
            case 0x00 -> "PROGRAM";
            case 0x01 -> "DEBUG";
            case MONITOR -> "MONITOR";
            case RUN -> "RUN";
            default -> "";
        };
    }

    private static void runState(FinsFrame frame, String mode, Context context, Output out) {
        claim(frame.unit(), Attribute.RUN_STATE, mode.toLowerCase(Locale.ROOT), frame, context, out);
    }

    private static void identity(FinsFrame frame, List<Element> data, Context context, Output out) {
        String model = Elements.text(data, "model");
        if (model.isEmpty()) {
            return;
        }
        claim(frame.unit(), Attribute.VENDOR, "Omron", frame, context, out);
        claim(frame.unit(), Attribute.MODEL, model, frame, context, out);
        claim(frame.unit(), Attribute.FIRMWARE, Elements.text(data, "version"), frame, context, out);
        if (frame.isCpuUnit()) {
            claim(frame.unit(), Attribute.TYPE, "plc", frame, context, out);
        }
    }

    /** The units beside a CPU Unit, each under its own number. */
    private static void units(FinsFrame frame, List<Element> data, Context context, Output out) {
        for (Element.Group unit : Elements.groups(data, "units")) {
            int address = (int) Elements.number(unit.elements(), "unit_address");
            String name = FinsFrame.unit(frame.sna(), frame.sa1(), address);
            claim(name, Attribute.MODEL, Elements.text(unit.elements(), "model"), frame, context, out);
        }
    }

    private static void claim(
            String unit, Attribute attribute, String value, FinsFrame frame, Context context, Output out) {
        if (!value.isBlank()) {
            String source = "fins " + FinsCommand.name(frame.commandCode());
            out.claim(context.source(), unit, attribute, value, source, Trust.DEVICE);
        }
    }

    /** Bytes were lost. */
    void lose() {
        download.lose();
        upload.lose();
    }
}

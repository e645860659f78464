package io.otus.dissect.sbus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a response. Its kind is not in it and follows from the request. */
final class Responses {
    /** Type of the controller in five characters, its firmware in three, and a zero. */
    private static final int FIRMWARE_SIZE = 9;

    private static final int TYPE_SIZE = 5;
    private static final int VERSION_SIZE = 3;

    private final ByteView data;
    private final Output out;
    private final List<Element> fields = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();

    private Responses(ByteView data, Output out) {
        this.data = data;
        this.out = out;
    }

    /** Reads the data of a response to this request; kept as they are where it was not seen. */
    static Responses read(@Nullable Request asked, ByteView data, Output out) {
        Responses response = new Responses(data, out);
        if (asked == null) {
            response.raw();
        } else {
            response.read(asked);
        }
        return response;
    }

    List<Element> fields() {
        return fields;
    }

    List<PointRange> points() {
        return points;
    }

    private void read(Request asked) {
        if (!asked.points().isEmpty()) {
            values(asked.points().getFirst());
            return;
        }
        int command = asked.service().code();
        switch (command) {
            case SbusCommand.READ_DISPLAY_REGISTER -> number("display_register", 4);
            case SbusCommand.READ_STATION_NUMBER -> number("s_bus_address", 1);
            case SbusCommand.READ_REAL_TIME_CLOCK -> clock();
            case SbusCommand.READ_FIRMWARE_VERSION -> firmware();
            default -> {
                if (command >= SbusCommand.READ_STATUS && command <= SbusCommand.READ_OWN_STATUS) {
                    status();
                } else {
                    raw();
                }
            }
        }
    }

    private void values(PointRange asked) {
        Media media = Media.of(asked);
        if (data.length() != media.octets(asked.count())) {
            malformed();
            return;
        }
        PointRange read = asked.with(media.values(data, 0, asked.count()));
        fields.add(new Element.Values("values", read.values()));
        points.add(read);
    }

    private void number(String name, int size) {
        if (data.length() != size) {
            malformed();
            return;
        }
        fields.add(Element.number(name, size == 1 ? data.u8(0) : data.u32(0)));
    }

    private void clock() {
        String time = Clock.text(data);
        if (time.isEmpty()) {
            out.malformed(
                    data.length() == Clock.SIZE ? SbusAnomaly.CLOCK : SbusAnomaly.RESPONSE_LENGTH, SbusHeader.SIZE);
            raw();
        } else {
            fields.add(Element.text("date_and_time", time));
        }
    }

    private void firmware() {
        if (data.length() != FIRMWARE_SIZE) {
            malformed();
            return;
        }
        fields.add(Element.text("pcd_type", text(0, TYPE_SIZE)));
        fields.add(Element.text("firmware_version", text(TYPE_SIZE, VERSION_SIZE)));
    }

    private String text(int from, int size) {
        return data.paddedText(from, size, StandardCharsets.ISO_8859_1).strip();
    }

    /** A letter: run, conditional run, stop, halt, disconnected, or what lies between. */
    private void status() {
        if (data.length() != 1) {
            malformed();
            return;
        }
        String letter = data.text(0, 1, StandardCharsets.ISO_8859_1);
        fields.add(Element.text("cpu_status", letter));
        String name = statusName(letter);
        if (name.isEmpty()) {
            out.unknown("cpu_status", data.u8(0));
        } else {
            fields.add(Element.text("cpu_status_name", name));
        }
    }

    private static String statusName(String letter) {
        return switch (letter) {
            case "R" -> "run";
            case "C" -> "conditional_run";
            case "S" -> "stop";
            case "H" -> "halt";
            case "D" -> "disconnected";
            case "X" -> "exceptional_intermediate";
            default -> "";
        };
    }

    private void malformed() {
        out.malformed(SbusAnomaly.RESPONSE_LENGTH, SbusHeader.SIZE);
        raw();
    }

    private void raw() {
        if (data.length() > 0) {
            fields.add(Element.text("data", data.octets().toString()));
        }
    }
}

package io.otus.dissect.mqtt;

import io.otus.core.spi.Output;
import java.util.ArrayList;
import java.util.List;

/** Reads what packets say of what was asked, and why a connection ends. */
final class Answers {
    private static final int MAX_CODES = 64;

    private Answers() {}

    /** A code u8, MQTT 3.1.1 §3.2.2.3, and properties of version 5. */
    static MqttEvent.Acknowledgement connected(int level, PacketReader reader, Output out) {
        List<Integer> codes = List.of(reader.u8());
        return named(level, PacketHeader.CONNACK, -1, codes, properties(level, reader, out));
    }

    /** In version 5 a reason code, which is 0 where it is not there, and properties, MQTT 5.0 §3.4, §3.14, §3.15. */
    static MqttEvent.Acknowledgement read(int level, int type, int identifier, PacketReader reader, Output out) {
        List<Integer> codes = !ProtocolLevel.isVersion5(level) || reader.isAtEnd() ? List.of() : List.of(reader.u8());
        return named(level, type, identifier, codes, properties(level, reader, out));
    }

    /** A code u8 for each filter, of an Unsuback in version 5 alone, MQTT 5.0 §3.9.3, §3.11.3. */
    static MqttEvent.Acknowledgement ofFilters(
            int level, int type, int identifier, Properties properties, PacketReader reader) {
        List<Integer> codes = new ArrayList<>();
        while (!reader.isAtEnd() && codes.size() < MAX_CODES) {
            codes.add(reader.u8());
        }
        return named(level, type, identifier, codes, properties);
    }

    /** Properties may be left out at the end of a packet, §2.2.2. */
    private static Properties properties(int level, PacketReader reader, Output out) {
        return reader.isAtEnd() ? Properties.NONE : Properties.of(level, reader, out);
    }

    private static MqttEvent.Acknowledgement named(
            int level, int type, int identifier, List<Integer> codes, Properties properties) {
        String name = codes.isEmpty() ? "" : ReasonCode.name(level, type, ReasonCode.counting(codes));
        return new MqttEvent.Acknowledgement(PacketHeader.name(type), identifier, codes, name, properties);
    }
}

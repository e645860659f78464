package io.otus.dissect.mqtt;

import io.otus.core.spi.Dissector;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;

/** Registers MQTT. */
public final class MqttProvider implements DissectorProvider {
    private static final ProtocolInfo INFO =
            ProtocolInfo.ordinary("mqtt", "MQTT", "OASIS MQTT Version 3.1.1; 5.0", new Hint.TcpPort(1883));

    @Override
    public ProtocolInfo protocol() {
        return INFO;
    }

    @Override
    public Dissector create() {
        return new MqttDissector();
    }
}

package io.otus.appliance.run;

import io.otus.alert.detect.PortUse;
import io.otus.core.net.Transport;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which ports protocols use, by the hints of the registered ones. */
final class PortHints implements PortUse {
    private record Port(boolean isTcp, int number) {}

    private final Map<String, Set<Port>> usual = new HashMap<>();
    private final Set<Port> reserved = new HashSet<>();

    PortHints(ProtocolRegistry registry) {
        Set<Port> ordinary = new HashSet<>();
        for (ProtocolEntry entry : registry.entries()) {
            ProtocolInfo info = entry.info();
            for (Hint hint : info.hints()) {
                switch (hint) {
                    case Hint.TcpPort(int port) -> add(info, new Port(true, port), ordinary);
                    case Hint.UdpPort(int port) -> add(info, new Port(false, port), ordinary);
                    case Hint.EtherType _, Hint.LlcSap _, Hint.Snap _, Hint.IpProtocol _, Hint.Parent _ -> {
                        // No port.
                    }
                }
            }
        }
        reserved.removeAll(ordinary);
    }

    private void add(ProtocolInfo info, Port port, Set<Port> ordinary) {
        usual.computeIfAbsent(info.id(), _ -> new HashSet<>()).add(port);
        (info.industrial() ? reserved : ordinary).add(port);
    }

    @Override
    public boolean isUsual(String protocol, Transport transport, int port) {
        Set<Port> ports = usual.get(protocol);
        boolean hasPorts = transport == Transport.TCP || transport == Transport.UDP;
        return ports == null || !hasPorts || ports.contains(new Port(transport == Transport.TCP, port));
    }

    @Override
    public boolean isReserved(Transport transport, int port) {
        return transport == Transport.TCP && reserved.contains(new Port(true, port));
    }
}

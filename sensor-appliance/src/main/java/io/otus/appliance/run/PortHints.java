package io.otus.appliance.run;

import io.otus.alert.detect.PortUse;
import io.otus.core.net.Transport;
import io.otus.core.pipeline.ProtocolEntry;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.spi.Hint;
import io.otus.core.spi.ProtocolInfo;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which ports protocols use and what carries them, by the hints of the registered ones. */
final class PortHints implements PortUse {
    private final Map<String, Ports> usual = new HashMap<>();
    private final Ports reserved = new Ports();
    /** What carries those protocols that are found in no other way. */
    private final Map<String, Set<String>> carried = new HashMap<>();

    private final Map<String, Set<String>> guests = new HashMap<>();

    /** A set of ports: bits, since it is asked for each operation. */
    private static final class Ports {
        private final BitSet tcp = new BitSet();
        private final BitSet udp = new BitSet();

        BitSet of(Transport transport) {
            return transport == Transport.TCP ? tcp : udp;
        }
    }

    PortHints(ProtocolRegistry registry) {
        Ports ordinary = new Ports();
        for (ProtocolEntry entry : registry.entries()) {
            ProtocolInfo info = entry.info();
            for (Hint hint : info.hints()) {
                switch (hint) {
                    case Hint.TcpPort(int port) -> add(info, Transport.TCP, port, ordinary);
                    case Hint.UdpPort(int port) -> add(info, Transport.UDP, port, ordinary);
                    case Hint.EtherType _,
                            Hint.LlcSap _,
                            Hint.Snap _,
                            Hint.IpProtocol _,
                            Hint.Parent _,
                            Hint.Guest _ -> {
                        // No port.
                    }
                }
            }
        }
        registry.entries().forEach(entry -> carry(entry.info()));
        reserved.tcp.andNot(ordinary.tcp);
        reserved.udp.andNot(ordinary.udp);
    }

    private void carry(ProtocolInfo info) {
        Set<String> carriers = new HashSet<>();
        for (Hint hint : info.hints()) {
            if (hint instanceof Hint.Parent(String carrier)) {
                carriers.add(carrier);
            }
        }
        guests.put(info.id(), carriers);
        if (carriers.size() == info.hints().size()) {
            carried.put(info.id(), carriers);
        }
    }

    private void add(ProtocolInfo info, Transport transport, int port, Ports ordinary) {
        usual.computeIfAbsent(info.id(), _ -> new Ports()).of(transport).set(port);
        (info.industrial() ? reserved : ordinary).of(transport).set(port);
    }

    @Override
    public boolean isUsual(String protocol, Transport transport, int port) {
        Ports ports = usual.get(protocol);
        boolean hasPorts = transport == Transport.TCP || transport == Transport.UDP;
        return ports == null || !hasPorts || (port >= 0 && ports.of(transport).get(port));
    }

    @Override
    public boolean isReserved(Transport transport, int port) {
        return transport == Transport.TCP && port >= 0 && reserved.tcp.get(port);
    }

    @Override
    public boolean isCarriedIn(String protocol, String carrier) {
        return carried.getOrDefault(protocol, Set.of()).contains(carrier);
    }

    @Override
    public boolean isGuestOf(String protocol, String host) {
        return guests.getOrDefault(protocol, Set.of()).contains(host);
    }
}

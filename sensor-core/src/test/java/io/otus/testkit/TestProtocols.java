package io.otus.testkit;

import io.otus.core.protocol.Protocols;
import io.otus.core.protocol.Trait;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What holds for the protocols that tests without dissectors speak.
 *
 * @param industrial which of them are industrial, in the test at hand
 */
public record TestProtocols(Predicate<String> industrial) implements Protocols {
    /** All but that they are industrial, as the dissectors say it. */
    public static final Map<Trait, Set<String>> TRAITS = Map.ofEntries(
            Map.entry(Trait.ABOUT_ADDRESSES, Set.of("arp", "dhcp", "dhcpv6", "icmp", "icmpv6")),
            Map.entry(Trait.LENDS_ADDRESSES, Set.of("dhcp", "dhcpv6")),
            Map.entry(Trait.AGREES_ON_PORTS, Set.of("ftp", "msrpc", "rtsp", "sip")),
            Map.entry(Trait.ENCRYPTS_OTHERS, Set.of("tls")),
            Map.entry(Trait.NUMBERS_DEVICES, Set.of("modbus")),
            Map.entry(Trait.KEEPS_NUMBERS, Set.of("umas")),
            Map.entry(Trait.NUMBERS_SLOTS, Set.of("s7comm")),
            Map.entry(Trait.ADDRESSES_STATIONS, Set.of("dnp3")),
            Map.entry(Trait.OF_PROGRAMS, Set.of("fox", "opcua")),
            Map.entry(Trait.SHARES_ROUTER, Set.of("hsrp", "vrrp")),
            Map.entry(Trait.BACKUP_IS_SILENT, Set.of("vrrp")),
            Map.entry(Trait.ANSWERS_ONCE, Set.of("ads", "mms", "s7comm")));

    @Override
    public boolean has(String id, Trait trait) {
        return trait == Trait.INDUSTRIAL
                ? industrial.test(id)
                : TRAITS.getOrDefault(trait, Set.of()).contains(id);
    }
}

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
    public static final Map<Trait, Set<String>> TRAITS = Map.of(
            Trait.ABOUT_ADDRESSES, Set.of("arp", "dhcp", "dhcpv6", "icmp", "icmpv6"),
            Trait.LENDS_ADDRESSES, Set.of("dhcp", "dhcpv6"),
            Trait.AGREES_ON_PORTS, Set.of("ftp", "msrpc", "rtsp", "sip"),
            Trait.ENCRYPTS_OTHERS, Set.of("tls"),
            Trait.NUMBERS_DEVICES, Set.of("modbus"),
            Trait.KEEPS_NUMBERS, Set.of("umas"),
            Trait.NUMBERS_SLOTS, Set.of("s7comm"),
            Trait.OF_PROGRAMS, Set.of("fox", "opcua"),
            Trait.SHARES_ROUTER, Set.of("hsrp", "vrrp"),
            Trait.BACKUP_IS_SILENT, Set.of("vrrp"));

    @Override
    public boolean has(String id, Trait trait) {
        return trait == Trait.INDUSTRIAL
                ? industrial.test(id)
                : TRAITS.getOrDefault(trait, Set.of()).contains(id);
    }
}

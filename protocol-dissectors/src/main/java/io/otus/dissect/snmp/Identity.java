package io.otus.dissect.snmp;

import io.otus.core.bytes.ByteView;
import io.otus.core.bytes.Octets;
import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import io.otus.core.spi.Context;
import io.otus.core.spi.Output;
import io.otus.core.table.TableLines;
import io.otus.layer.identity.Enterprises;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reports the identity of the device in answers, traps and engine ids. Confined to one flow. */
final class Identity {
    /** Most rows of a table of physical entities of which the class is kept. */
    static final int MAX_ENTITIES = 1024;

    private static final String SYS_OBJECT_ID = "1.3.6.1.2.1.1.2";
    private static final String IP_FORWARDING = "1.3.6.1.2.1.4.1";
    private static final String IP_ADDRESS = "1.3.6.1.2.1.4.20.1.1.";
    /**
     * LLDP-MIB lldpRemChassisId (IEEE 802.1AB-2016 §11.5.1), indexed by lldpRemTimeMark, lldpRemLocalPortNum and
     * lldpRemIndex.
     */
    private static final String LLDP_NEIGHBOUR = "1.0.8802.1.1.2.1.4.1.1.5.";

    private static final int LLDP_INDEX = 3;
    /** CISCO-CDP-MIB cdpCacheDeviceId, indexed by cdpCacheIfIndex and cdpCacheDeviceIndex. */
    private static final String CDP_NEIGHBOUR = "1.3.6.1.4.1.9.9.23.1.2.1.1.6.";

    private static final int CDP_INDEX = 2;
    /** Printer-MIB, RFC 3805 §6: only what prints has its objects. */
    private static final String PRINTER = "1.3.6.1.2.1.43.";

    /** HIRSCHMANN-DISCOVERY-MGMT-MIB hmMgmtDiscProductDescr: only devices of Hirschmann have it. */
    private static final String HIRSCHMANN_PRODUCT = "1.3.6.1.4.1.248.16.100.1.5";

    private static final String ENTITY_CLASS = "1.3.6.1.2.1.47.1.1.1.1.5";
    private static final long FORWARDING = 1;
    private static final int CHASSIS = 3;
    private static final int MODULE = 9;
    private static final int STACK = 11;
    private static final int MAC_LENGTH = 6;
    private static final int IPV4_LENGTH = 4;

    private static final Map<String, Told> OBJECTS = new HashMap<>();

    static {
        for (TableLines.Line line : TableLines.read(Identity.class, "objects.tsv")) {
            String[] cells = line.text().split("\t", -1);
            if (cells.length != 4) {
                throw line.bad("OBJECT IDENTIFIER, ATTRIBUTE, NAME and device or entity, with tabs between");
            }
            OBJECTS.put(
                    cells[0],
                    new Told(
                            Attribute.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                            "snmp " + cells[2],
                            cells[3].equals("entity")));
        }
    }

    private final Map<String, Integer> classes = new HashMap<>();

    /** An object that holds identity. */
    private record Told(Attribute attribute, String source, boolean ofEntity) {}

    /** The bindings of an answer. */
    void read(SnmpPdu pdu, Context context, Output out) {
        for (SnmpPdu.Binding binding : pdu.variableBindings()) {
            int last = binding.name().lastIndexOf('.');
            if (last < 0 || binding.value().size() == 0) {
                continue;
            }
            if (binding.name().startsWith(PRINTER)) {
                claim(context, "", Attribute.CAPABILITY, "printer", "snmp printer_mib", out);
            }
            String column = binding.name().substring(0, last);
            if (column.equals(HIRSCHMANN_PRODUCT) && binding.octets() != null) {
                claim(context, "", Attribute.VENDOR, Enterprises.makerOf(column), "snmp hmMgmtDiscProductDescr", out);
            }
            Told object = OBJECTS.get(column);
            if (object != null) {
                tell(object, binding, binding.name().substring(last + 1), context, out);
            } else if (column.equals(SYS_OBJECT_ID)) {
                claim(context, "", Attribute.VENDOR, Enterprises.makerOf(binding.text()), "snmp sysObjectID", out);
            } else if (column.equals(IP_FORWARDING) && binding.value().integer(0) == FORWARDING) {
                claim(context, "", Attribute.CAPABILITY, "router", "snmp ipForwarding", out);
            } else if (column.equals(ENTITY_CLASS) && classes.size() < MAX_ENTITIES) {
                classes.put(binding.name().substring(last + 1), (int)
                        binding.value().integer(0));
            } else if (binding.name().startsWith(IP_ADDRESS) && binding.octets() != null) {
                address(binding.name().substring(IP_ADDRESS.length()), binding.octets(), context, out);
            } else if (binding.name().startsWith(LLDP_NEIGHBOUR)) {
                String[] index =
                        binding.name().substring(LLDP_NEIGHBOUR.length()).split("\\.", -1);
                neighbour(binding, index.length == LLDP_INDEX ? index[1] : "", "lldpRemChassisId", context, out);
            } else if (binding.name().startsWith(CDP_NEIGHBOUR)) {
                String[] index =
                        binding.name().substring(CDP_NEIGHBOUR.length()).split("\\.", -1);
                neighbour(binding, index.length == CDP_INDEX ? index[0] : "", "cdpCacheDeviceId", context, out);
            }
        }
    }

    private void tell(Told object, SnmpPdu.Binding binding, String index, Context context, Output out) {
        Octets octets = binding.octets();
        if (octets == null) {
            return;
        }
        if (object.attribute() == Attribute.MAC) {
            mac(octets, object.source(), context, out);
            return;
        }
        if (object.attribute() == Attribute.IP) {
            ip(octets, object.source(), context, out);
            return;
        }
        String unit = object.ofEntity() ? unit(index) : "";
        if (unit == null || !binding.isText()) {
            return;
        }
        claim(context, unit, object.attribute(), binding.text(), object.source(), out);
    }

    /**
     * The unit that a row of entPhysicalTable is about: empty for the device itself, which is a chassis, a stack, or
     * the first row where the class was not asked; a module is a sub-device. Power supplies, fans and ports are no
     * devices. A row of unknown class is not reported.
     */
    private @Nullable String unit(String index) {
        Integer kind = classes.get(index);
        if (kind == null) {
            return index.equals("1") ? "" : null;
        }
        return switch (kind) {
            case CHASSIS, STACK -> "";
            case MODULE -> "entity " + index;
            default -> null;
        };
    }

    private static void mac(Octets octets, String source, Context context, Output out) {
        if (octets.length() != MAC_LENGTH) {
            return;
        }
        MacAddress mac = new MacAddress(octets.view().u48(0));
        if (mac.isOfOneDevice()) {
            claim(context, "", Attribute.MAC, mac.toString(), source, out);
        }
    }

    /** A row of ipAddrTable is indexed by the address that it holds; where both differ, neither is believed. */
    private static void address(String index, Octets value, Context context, Output out) {
        if (value.length() == IPV4_LENGTH
                && index.equals(IpAddress.readV4(value.view(), 0).toString())) {
            ip(value, "snmp ipAdEntAddr", context, out);
        }
    }

    private static void ip(Octets octets, String source, Context context, Output out) {
        if (octets.length() != IPV4_LENGTH) {
            return;
        }
        IpAddress ip = IpAddress.readV4(octets.view(), 0);
        if (ip.isOfOneDevice()) {
            claim(context, "", Attribute.IP, ip.toString(), source, out);
        }
    }

    /** Reports a neighbour at a port of the device; an id of six octets that are no text is a MAC address. */
    private static void neighbour(SnmpPdu.Binding binding, String port, String object, Context context, Output out) {
        Octets octets = binding.octets();
        if (port.isEmpty() || octets == null || octets.length() == 0) {
            return;
        }
        boolean isMac = !binding.isText() && octets.length() == MAC_LENGTH;
        String device = isMac ? new MacAddress(octets.view().u48(0)).toString() : binding.text();
        if (!device.isBlank()) {
            String value = device + " at port " + port;
            claim(context, "", Attribute.NEIGHBOUR, value, "snmp " + object + " of port " + port, out);
        }
    }

    /** Reports the device of a trap: in version 1 the agent's address names it, since a proxy may forward the trap. */
    void trap(SnmpPdu pdu, Context context, Output out) {
        SnmpPdu.TrapV1 trap = pdu.trap();
        if (trap == null || trap.genericTrap() > 5) {
            return; // From 6 on, the enterprise names the definition of the trap and no device.
        }
        IpAddress agent = IpAddress.parse(trap.agentAddress());
        Endpoint about = agent.equals(context.source().ip()) || !agent.isUnicast()
                ? context.source()
                : Endpoint.at(context.source().segment(), agent);
        out.claim(
                about,
                "",
                Attribute.VENDOR,
                Enterprises.makerOf(trap.enterprise()),
                "snmp trap enterprise",
                Trust.MANAGEMENT);
    }

    /**
     * An engine id, RFC 3411 §5: four octets of enterprise number whose first bit is set, a format, and by format an
     * address or a text.
     */
    void engine(SnmpEvent.Security security, Context context, Output out) {
        Octets octets = security.engineId();
        if (octets.length() < 5) {
            return;
        }
        Endpoint about = security.reportable() ? context.destination() : context.source();
        ByteView id = octets.view();
        String source = "snmp engine_id";
        out.claim(about, "", Attribute.INSTANCE, octets.toString(), source, Trust.MANAGEMENT);
        if ((id.u8(0) & 0x80) == 0) {
            out.claim(about, "", Attribute.VENDOR, Enterprises.maker(id.u32(0)), source, Trust.MANAGEMENT);
            return;
        }
        out.claim(about, "", Attribute.VENDOR, Enterprises.maker(id.u32(0) & 0x7FFF_FFFFL), source, Trust.MANAGEMENT);
        int length = id.length() - 5;
        switch (id.u8(4)) {
            case 1 -> {
                if (length == 4 && IpAddress.readV4(id, 5).isUnicast()) {
                    out.claim(about, "", Attribute.IP, IpAddress.readV4(id, 5).toString(), source, Trust.MANAGEMENT);
                }
            }
            case 2 -> {
                if (length == 16 && IpAddress.readV6(id, 5).isUnicast()) {
                    out.claim(about, "", Attribute.IP, IpAddress.readV6(id, 5).toString(), source, Trust.MANAGEMENT);
                }
            }
            case 3 -> {
                MacAddress mac = length < MAC_LENGTH ? null : new MacAddress(id.u48(5));
                if (mac != null && mac.isOfOneDevice()) {
                    out.claim(about, "", Attribute.MAC, mac.toString(), source, Trust.MANAGEMENT);
                    if (!security.reportable()) { // else it is the word of who asks
                        out.claim(about, "", Attribute.BASE_MAC, mac.toString(), source, Trust.MANAGEMENT);
                    }
                }
            }
            case 4 ->
                // What an administrator chose for it is no description of the device; it ranks below what the device
                // says.
                out.claim(
                        about,
                        "",
                        Attribute.DESCRIPTION,
                        id.text(5, length, StandardCharsets.UTF_8),
                        source,
                        Trust.SESSION);
            default -> {
                // Octets that only the enterprise understands.
            }
        }
    }

    /** The authoritative engine's own messages cannot be read; only it needs no report, RFC 3412 §6.4. */
    void encrypted(SnmpEvent.Security security, Context context, Output out) {
        if (!security.reportable()) {
            claim(context, "", Attribute.CAPABILITY, "snmp_encrypted", "snmp encrypted", out);
        }
    }

    private static void claim(
            Context context, String unit, Attribute attribute, String value, String source, Output out) {
        out.claim(context.source(), unit, attribute, value, source, Trust.MANAGEMENT);
    }
}

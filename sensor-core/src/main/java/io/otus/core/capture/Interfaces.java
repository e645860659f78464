package io.otus.core.capture;

import io.otus.core.bytes.ByteView;
import io.otus.core.capture.CaptureException.Kind;
import io.otus.core.net.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** The interfaces of this host that can be captured from. Listing needs no privilege. */
public final class Interfaces {
    private static final Path SYSTEM = Path.of("/sys/class/net");

    /** Hardware types of the Linux kernel, ARPHRD_, as /sys has them. */
    private static final int HARDWARE_ETHERNET = 1;

    private static final int HARDWARE_LOOPBACK = 772;
    private static final int HARDWARE_NONE = 65_534;
    /** Bytes of an IPv6 address. */
    private static final int V6 = 16;

    private Interfaces() {}

    /**
     * One interface.
     *
     * @param name the name to give to {@code -i}
     * @param description what the driver says of it, may be empty
     * @param mac its own MAC address, as text
     * @param addresses its IP addresses, as text
     * @param up whether it is set up
     * @param running whether a link is there
     * @param loopback whether it leads back to this host only
     * @param linkType LINKTYPE_ value, or -1 if not known before it is opened
     */
    public record Interface(
            String name,
            String description,
            @Nullable String mac,
            List<String> addresses,
            boolean up,
            boolean running,
            boolean loopback,
            int linkType) {
        public Interface {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * All interfaces, in the order of the system: the likely ones first. Sources that carry no network frames, such as
     * a USB bus, are left out.
     *
     * @throws CaptureException if libpcap is missing or cannot tell
     */
    public static List<Interface> list() throws CaptureException {
        List<Interface> list = new ArrayList<>();
        try {
            for (PcapNetworkInterface device : Pcaps.findAllDevs()) {
                if (isNetwork(device.getName())) {
                    list.add(describe(device));
                }
            }
        } catch (PcapNativeException e) {
            throw new CaptureException(
                    Kind.INTERFACE_FAILED, "the interfaces of this host cannot be listed: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw noLibpcap(e);
        }
        return list;
    }

    /** The names of all interfaces for a message, or the reason why they cannot be listed. */
    static String names() {
        try {
            List<String> names = list().stream().map(Interface::name).toList();
            return names.isEmpty() ? "there is none" : "there are " + String.join(", ", names);
        } catch (CaptureException e) {
            return String.valueOf(e.getMessage());
        }
    }

    static CaptureException noLibpcap(LinkageError e) {
        return new CaptureException(
                Kind.NO_LIBPCAP,
                "libpcap cannot be loaded, which live capture and filters need: install it (Debian and Ubuntu: libpcap0.8t64 or libpcap0.8)",
                e);
    }

    private static boolean isNetwork(String name) {
        return !Files.isDirectory(SYSTEM) || name.equals("any") || Files.exists(SYSTEM.resolve(name));
    }

    private static Interface describe(PcapNetworkInterface device) {
        List<String> addresses = new ArrayList<>();
        for (PcapAddress address : device.getAddresses()) {
            if (address.getAddress() != null) {
                addresses.add(text(address.getAddress()));
            }
        }
        String mac = device.getLinkLayerAddresses().isEmpty()
                ? null
                : device.getLinkLayerAddresses().getFirst().toString();
        String description = device.getDescription() == null ? "" : device.getDescription();
        return new Interface(
                device.getName(),
                description,
                mac,
                addresses,
                device.isUp(),
                device.isRunning(),
                device.isLoopBack(),
                linkType(device.getName()));
    }

    /**
     * An address in the form used everywhere else, IPv6 by RFC 5952. The zone of a link-local address is left out, as
     * it is the interface itself.
     */
    private static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == V6 ? IpAddress.readV6(ByteView.of(bytes), 0).toString() : address.getHostAddress();
    }

    private static int linkType(String name) {
        Path type = SYSTEM.resolve(name).resolve("type");
        if (!Files.isReadable(type)) {
            return -1;
        }
        try {
            return switch (Integer.parseInt(Files.readString(type).strip())) {
                case HARDWARE_ETHERNET, HARDWARE_LOOPBACK -> LinkType.ETHERNET;
                case HARDWARE_NONE -> LinkType.RAW;
                default -> -1;
            };
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }
}

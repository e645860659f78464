package io.otus.dissect.bacnet;

import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Trust;
import io.otus.core.value.ValueList;
import io.otus.core.value.ValueType;
import java.util.List;

/**
 * What devices say of themselves: in unconfirmed services, where a value of theirs changes, and in their Device and
 * Network Port objects (clauses 12.11 and 12.56).
 */
final class Identity {
    private static final String DEVICE = "device:";
    private static final String NETWORK_PORT = "network-port:";

    private Identity() {}

    static void unconfirmed(int choice, List<Element> arguments, Peers peers) {
        switch (choice) {
            case BacnetService.I_AM -> {
                instance(text(arguments, "i_am_device_identifier"), peers, "bacnet i_am");
                vendor(text(arguments, "vendor_id"), peers, "bacnet i_am");
            }
            case BacnetService.I_HAVE -> {
                String device = text(arguments, "device_identifier");
                instance(device, peers, "bacnet i_have");
                if (!device.isEmpty() && device.equals(text(arguments, "object_identifier"))) {
                    peers.claim(Attribute.NAME, text(arguments, "object_name"), "bacnet i_have", Trust.DEVICE);
                }
            }
            case BacnetService.WHO_AM_I -> {
                vendor(text(arguments, "vendor_id"), peers, "bacnet who_am_i");
                peers.claim(Attribute.MODEL, text(arguments, "model_name"), "bacnet who_am_i", Trust.DEVICE);
                peers.claim(Attribute.SERIAL, text(arguments, "serial_number"), "bacnet who_am_i", Trust.DEVICE);
            }
            case BacnetService.COV_NOTIFICATION -> changed(arguments, peers);
            default -> {}
        }
    }

    static void confirmed(int choice, List<Element> arguments, Peers peers) {
        if (choice == BacnetService.CONFIRMED_COV_NOTIFICATION) {
            changed(arguments, peers);
        }
    }

    /** Clauses 13.6 and 13.7: the device that tells the change. Event notifications may be passed on (12.51). */
    private static void changed(List<Element> arguments, Peers peers) {
        instance(text(arguments, "initiating_device_identifier"), peers, "bacnet cov_notification");
    }

    private static String text(List<Element> arguments, String name) {
        for (Element element : arguments) {
            if (element instanceof Element.Value value && value.name().equals(name)) {
                return value.value().text(0);
            }
        }
        return "";
    }

    private static void instance(String device, Peers peers, String source) {
        if (device.startsWith(DEVICE)) {
            peers.claim(Attribute.INSTANCE, device.substring(DEVICE.length()), source, Trust.DEVICE);
        }
    }

    /** The name that ASHRAE's list has for a vendor's number; the device's own word for it counts more. */
    private static void vendor(String number, Peers peers, String source) {
        // A device may answer with a value of any type.
        boolean plausible = number.length() <= 6 && isNumber(number, 10);
        String name = plausible ? BacnetNames.vendor(Long.parseLong(number)) : null;
        if (name != null) {
            peers.claim(Attribute.VENDOR, name, source, Trust.SESSION);
        }
    }

    /** Whether a text is digits and nothing else. */
    static boolean isNumber(String text, int radix) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), radix) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** A property that was read. */
    static void property(String object, String property, ValueList value, Peers peers) {
        if (value.size() != 1) {
            return;
        }
        if (object.startsWith(DEVICE)) {
            device(property, value, peers);
        } else if (object.startsWith(NETWORK_PORT) && value.type() == ValueType.TEXT) {
            networkPort(property, value.text(0), peers);
        }
    }

    private static void device(String property, ValueList value, Peers peers) {
        String source = "bacnet device object " + property;
        if (property.equals("vendor-identifier")) {
            vendor(value.text(0), peers, source);
            return;
        }
        Attribute attribute = switch (property) {
            case "description" -> Attribute.DESCRIPTION;
            case "firmware-revision" -> Attribute.FIRMWARE;
            case "application-software-version" -> Attribute.SERVICE;
            case "location" -> Attribute.LOCATION;
            case "model-name" -> Attribute.MODEL;
            case "object-identifier" -> Attribute.INSTANCE;
            case "object-name" -> Attribute.NAME;
            case "vendor-name" -> Attribute.VENDOR;
            case "serial-number" -> Attribute.SERIAL;
            case "system-status" -> Attribute.RUN_STATE;
            default -> null;
        };
        if (attribute == null || value.type() != ValueType.TEXT) {
            return;
        }
        if (attribute == Attribute.INSTANCE) {
            instance(value.text(0), peers, source);
        } else if (attribute == Attribute.SERVICE) {
            peers.claim(attribute, "application software " + value.text(0), source, Trust.DEVICE);
        } else {
            peers.claim(attribute, value.text(0), source, Trust.DEVICE);
        }
    }

    /** Octets come as hexadecimal: six are a MAC address, four an IP address. */
    private static void networkPort(String property, String octets, Peers peers) {
        boolean mac = property.equals("mac-address") && octets.length() == 12;
        boolean ip = property.equals("bacnet-ip-address") && octets.length() == 8;
        if ((!mac && !ip) || !isNumber(octets, 16)) {
            return;
        }
        StringBuilder address = new StringBuilder(17);
        for (int i = 0; i < octets.length(); i += 2) {
            int octet = Integer.parseInt(octets, i, i + 2, 16);
            address.append(i == 0 ? "" : mac ? ":" : ".");
            address.append(mac ? octets.substring(i, i + 2) : Integer.toString(octet));
        }
        peers.claim(
                mac ? Attribute.MAC : Attribute.IP,
                address.toString(),
                "bacnet network port object " + property,
                Trust.DEVICE);
    }
}

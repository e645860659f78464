package io.otus.inventory.view;

import io.otus.core.event.Attribute;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Judgement;
import io.otus.inventory.graph.PastIdentity;
import io.otus.inventory.vendor.Makers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One device of a list, wherever the list comes from. Immutable.
 *
 * @param line line of the list on which it begins, from 1; 0 where it comes from no list
 * @param fields values by name of field; a field of which nothing is known is absent
 */
public record Entry(int line, Map<String, List<String>> fields) {
    private static final String LEVEL = "purdue_level";
    /** Field that names a sub-device with neither name nor address of its own: the name of its device, and its unit. */
    private static final String PLACE = "place";

    /** When it was first heard: an id means one device as long as one inventory is kept, and no longer. */
    static final String FIRST_SEEN = "first_seen";

    /** The id of the device that a sub-device is a part of. */
    static final String PARENT = "parent";

    /** Fields that a list may have, in the order in which differences are reported. */
    static final List<String> COMPARED = List.of(
            "name",
            "type",
            "role",
            LEVEL,
            "ip",
            "mac",
            "vendor",
            "model",
            "order_number",
            "firmware",
            "hardware",
            "serial",
            "os",
            "run_state",
            "key_position");

    /** The compared fields that rules conclude from others. */
    private static final Set<String> CONCLUDED = Set.of("type", "role", LEVEL);

    /** The compared fields that are claims about a device. */
    private static final Map<String, Attribute> ATTRIBUTES = COMPARED.stream()
            .filter(field -> !CONCLUDED.contains(field))
            .collect(Collectors.toUnmodifiableMap(
                    field -> field, field -> Attribute.valueOf(field.toUpperCase(Locale.ROOT))));

    /** Headings that lists of plants use for our fields. */
    private static final Map<String, String> HEADINGS = Map.ofEntries(
            Map.entry("ip_address", "ip"),
            Map.entry("ipaddress", "ip"),
            Map.entry("ip_addresses", "ip"),
            Map.entry("address", "ip"),
            Map.entry("mac_address", "mac"),
            Map.entry("macaddress", "mac"),
            Map.entry("hostname", "name"),
            Map.entry("host_name", "name"),
            Map.entry("tag", "name"),
            Map.entry("asset", "name"),
            Map.entry("asset_name", "name"),
            Map.entry("manufacturer", "vendor"),
            Map.entry("maker", "vendor"),
            Map.entry("product", "model"),
            Map.entry("part_number", "order_number"),
            Map.entry("catalog_number", "order_number"),
            Map.entry("article_number", "order_number"),
            Map.entry("firmware_version", "firmware"),
            Map.entry("version", "firmware"),
            Map.entry("hardware_revision", "hardware"),
            Map.entry("serial_number", "serial"),
            Map.entry("serialnumber", "serial"),
            Map.entry("operating_system", "os"),
            Map.entry("device_type", "type"),
            Map.entry("level", LEVEL),
            Map.entry("vlan_id", UserValues.VLAN));

    public Entry {
        fields = Map.copyOf(fields);
    }

    /** An asset as an entry. */
    public static Entry of(Asset asset) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("id", List.of(asset.id()));
        for (String field : COMPARED) {
            List<String> values = AssetFields.values(asset, field);
            if (!values.isEmpty()) {
                fields.put(field, values);
            }
        }
        putPlace(asset, fields);
        fields.put(FIRST_SEEN, List.of(Long.toString(asset.firstTime())));
        return new Entry(0, fields);
    }

    /**
     * Adds fields that are not compared: the VLANs of the device, which distinguish devices of one address, and the
     * device of which it is a part.
     */
    private static void putPlace(Asset asset, Map<String, List<String>> fields) {
        List<String> vlans = AssetFields.values(asset, UserValues.VLAN);
        if (!vlans.isEmpty()) {
            fields.put(UserValues.VLAN, vlans);
        }
        Asset device = asset.parent();
        if (device != null) {
            fields.put(PLACE, List.of(asset.address()));
            fields.put(PARENT, List.of(device.id()));
        }
    }

    /**
     * An asset as it was known at a moment, by what was said of it then and what rules drew from that; empty where it
     * had not appeared. What a person states has no time.
     *
     * @param time event time, nanoseconds since 1970
     */
    public static Optional<Entry> at(Asset asset, long time) {
        if (!asset.appeared() || asset.firstTime() > time) {
            return Optional.empty();
        }
        PastIdentity identity = PastIdentity.of(asset, time);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("id", List.of(asset.id()));
        for (String field : COMPARED) {
            String stated = asset.identity().stated().get(field);
            Attribute attribute = ATTRIBUTES.get(field);
            List<String> values = stated != null
                    ? List.of(stated)
                    : attribute == null ? concluded(asset, field, time) : said(identity, attribute);
            if (!values.isEmpty()) {
                fields.put(field, values);
            }
        }
        putPlace(asset, fields);
        return Optional.of(new Entry(0, fields));
    }

    private static List<String> concluded(Asset asset, String field, long time) {
        Judgement judgement = asset.judgements().at(time);
        if (judgement == null) {
            return List.of();
        }
        return switch (field) {
            case "type" -> Stream.ofNullable(judgement.type()).toList();
            case LEVEL -> Stream.ofNullable(judgement.level()).toList();
            default -> judgement.roles();
        };
    }

    private static List<String> said(PastIdentity identity, Attribute attribute) {
        if (attribute == Attribute.IP || attribute == Attribute.MAC) {
            return identity.all(attribute);
        }
        String value = identity.value(attribute);
        return value == null ? List.of() : List.of(attribute == Attribute.VENDOR ? Makers.name(value) : value);
    }

    /**
     * The devices of a text of comma-separated values whose first line names the columns, in our words or in those that
     * lists of plants use.
     *
     * @throws IllegalArgumentException if no column is an address, a name or a serial number
     */
    public static List<Entry> ofCsv(String text) {
        List<Csv.Line> lines = Csv.read(text);
        List<String> columns = lines.isEmpty()
                ? List.of()
                : lines.getFirst().cells().stream().map(Entry::field).toList();
        if (!columns.contains("ip")
                && !columns.contains("mac")
                && !columns.contains("name")
                && !columns.contains("serial")
                && !columns.contains("id")) {
            throw new IllegalArgumentException(
                    "no column is called ip, mac, name or serial (the first line must name the columns)");
        }
        List<Entry> entries = new ArrayList<>();
        for (Csv.Line line : lines.subList(1, lines.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(columns.size(), line.cells().size()); i++) {
                cells.merge(columns.get(i), line.cells().get(i), (first, next) -> first.isEmpty() ? next : first);
            }
            entries.add(ofCells(line.number(), cells));
        }
        return entries;
    }

    /**
     * Makes an entry of the cells of a line by their headings, in our words or in those that lists of plants use.
     *
     * @param line where in the list, from 1; 0 where there is none
     */
    public static Entry ofCells(int line, Map<String, String> cells) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        cells.forEach((heading, cell) -> {
            if (!cell.isEmpty()) {
                fields.putIfAbsent(field(heading), values(field(heading), cell));
            }
        });
        return new Entry(line, fields);
    }

    /** The same with another value of a field; with an empty one without the field. */
    public Entry with(String field, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(fields);
        if (value.isEmpty()) {
            changed.remove(field);
        } else {
            changed.put(field, List.of(value));
        }
        return new Entry(line, changed);
    }

    /** Whether a field of a list that people keep is compared, or identifies the device of a line. */
    public static boolean isCompared(String field) {
        return COMPARED.contains(field) || field.equals(UserValues.VLAN) || AssetIndex.KEYS.contains(field);
    }

    /** The field that a heading of a list means. */
    public static String field(String heading) {
        String name =
                heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        return HEADINGS.getOrDefault(name, name);
    }

    /** The same with these fields only. */
    Entry only(List<String> names) {
        Map<String, List<String>> kept = new LinkedHashMap<>(fields);
        kept.keySet().retainAll(names);
        return new Entry(line, kept);
    }

    private static List<String> values(String field, String cell) {
        return switch (field) {
            case "ip" -> List.of(cell.split("[,;\\s]+", -1));
            case "mac" -> List.of(mac(cell).split("[,;\\s]+", -1));
            default -> List.of(cell);
        };
    }

    /** MAC addresses as we write them: {@code 00-1B-1B-01-02-03} and {@code 001b.1b01.0203} too. */
    static String mac(String text) {
        String digits = text.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-f]", "");
        return digits.length() == 12 ? digits.replaceAll("(..)(?!$)", "$1:") : text.toLowerCase(Locale.ROOT);
    }

    /** The values of a field; empty where nothing is known. */
    public List<String> values(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** Text for the device: its name with its address, as far as they are known. */
    public String label() {
        String name = String.join(",", values("name"));
        String address = Stream.of("ip", "mac", PLACE)
                .filter(field -> !values(field).isEmpty())
                .findFirst()
                .map(field -> values(field).getFirst())
                .orElse(String.join(",", values("id")));
        return name.isEmpty() ? address : address.isEmpty() ? name : name + " (" + address + ")";
    }
}

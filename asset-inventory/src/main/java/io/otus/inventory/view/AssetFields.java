package io.otus.inventory.view;

import io.otus.core.event.Attribute;
import io.otus.core.event.EventTime;
import io.otus.inventory.claim.Claim;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.graph.OfferedService;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.Volume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields by which assets are listed, chosen, sorted and compared; each has no, one or several values. */
public final class AssetFields {
    /** The columns of the ordinary table. */
    public static final List<String> TABLE =
            List.of("name", "type", "ip", "mac", "vendor", "model", "firmware", "protocol", "last_seen");

    /** The columns of the wide table. */
    public static final List<String> WIDE = List.of(
            "id",
            "name",
            "type",
            "role",
            "purdue_level",
            "importance",
            "ip",
            "mac",
            "vlan",
            "vendor",
            "model",
            "order_number",
            "firmware",
            "hardware",
            "serial",
            "os",
            "run_state",
            "key_position",
            "unit",
            "parent",
            "service",
            "protocol",
            "missing",
            "traffic",
            "first_seen",
            "last_seen",
            "owner",
            "location",
            "criticality",
            "notes");

    /** Fields that are reported as missing. */
    static final List<String> MISSING = List.of("name", "vendor", "model", "firmware", "serial");

    /** Field for the site of an asset, where the plant has sites; in no table. */
    private static final String SITE = "site";

    private AssetFields() {}

    /** Whether there is a field of this name. */
    public static boolean isField(String field) {
        return WIDE.contains(field) || field.equals(SITE);
    }

    /**
     * The values of a field, sorted where there are several.
     *
     * @throws IllegalArgumentException if there is no such field
     */
    public static List<String> values(Asset asset, String field) {
        return switch (field) {
            case "id" -> List.of(asset.id());
            case "vendor" -> one(asset.identity().vendor());
            case "model" -> one(asset.identity().model());
            case "name", "order_number", "firmware", "hardware", "serial", "os", "run_state", "key_position" ->
                one(asset.value(Attribute.valueOf(field.toUpperCase(Locale.ROOT))));
            case "type" -> concluded(asset, Conclusion.Kind.TYPE);
            case "role" -> concluded(asset, Conclusion.Kind.ROLE);
            case "purdue_level" -> concluded(asset, Conclusion.Kind.LEVEL);
            case "importance" -> concluded(asset, Conclusion.Kind.IMPORTANCE);
            case "owner", "criticality", "notes" ->
                one(asset.identity().stated().get(field));
            case "location" -> one(asset.value(Attribute.LOCATION));
            case "ip" -> open(asset, Attribute.IP, asset.addresses().ip());
            case "mac" -> open(asset, Attribute.MAC, asset.addresses().macOfIp());
            case "vlan" -> vlans(asset);
            case "unit" -> asset.unit().isEmpty() ? List.of() : List.of(asset.unit());
            case "parent" -> parent(asset.parent());
            case SITE -> one(asset.identity().site());
            case "service" -> services(asset);
            case "protocol" -> protocols(asset.uses());
            case "missing" -> missing(asset);
            case "traffic" -> traffic(asset.volume());
            case "first_seen" -> List.of(EventTime.text(asset.firstTime()));
            case "last_seen" -> List.of(EventTime.text(asset.lastTime()));
            default ->
                throw new IllegalArgumentException(
                        "'" + field + "' is no field of an asset (there are: " + String.join(", ", WIDE) + ")");
        };
    }

    /** All values of a field in one text; empty where nothing is known. */
    public static String text(Asset asset, String field) {
        return String.join(",", values(asset, field));
    }

    /** One row for each asset, with a cell for each field. */
    public static List<List<String>> rows(Collection<Asset> assets, List<String> fields) {
        List<List<String>> rows = new ArrayList<>(assets.size());
        for (Asset asset : assets) {
            rows.add(fields.stream().map(field -> text(asset, field)).toList());
        }
        return rows;
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static List<String> concluded(Asset asset, Conclusion.Kind kind) {
        String said = asset.identity().stated().get(kind.key());
        if (said != null) {
            return List.of(said);
        }
        return asset.judgements().conclusions().stream()
                .filter(conclusion -> conclusion.kind() == kind)
                .map(Conclusion::value)
                .toList();
    }

    /** Present addresses, the one that it is called by first, or of MAC addresses that of its card. */
    private static List<String> open(Asset asset, Attribute attribute, @Nullable String first) {
        TreeSet<String> others = new TreeSet<>();
        for (Claim claim : asset.identity().claims()) {
            if (claim.attribute() == attribute
                    && claim.isOpen()
                    && asset.addresses().areSaidBy(claim)) {
                others.add(claim.value());
            }
        }
        List<String> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
            others.remove(first);
        }
        all.addAll(others);
        return all;
    }

    private static List<String> vlans(Asset asset) {
        return asset.vlans().stream()
                .filter(vlan -> vlan != 0)
                .map(String::valueOf)
                .toList();
    }

    private static List<String> parent(@Nullable Asset parent) {
        return parent == null ? List.of() : List.of(parent.address());
    }

    private static List<String> services(Asset asset) {
        return asset.services().stream().map(AssetFields::service).sorted().toList();
    }

    private static String service(OfferedService service) {
        String protocol = service.protocol();
        return service.transport().label() + "/" + service.port() + (protocol == null ? "" : " " + protocol);
    }

    private static List<String> protocols(Collection<ProtocolUse> uses) {
        return uses.stream().map(ProtocolUse::protocol).sorted().distinct().toList();
    }

    /** Bytes on the wire that it sent and that were sent to it alone. */
    private static List<String> traffic(Volume volume) {
        return volume.isEmpty() ? List.of() : List.of(Long.toString(volume.bytesSent() + volume.bytesReceived()));
    }

    private static List<String> missing(Asset asset) {
        List<String> missing = new ArrayList<>();
        for (String field : MISSING) {
            if (values(asset, field).isEmpty()) {
                missing.add(field);
            }
        }
        return missing;
    }
}

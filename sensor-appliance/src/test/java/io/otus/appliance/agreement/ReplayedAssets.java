package io.otus.appliance.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The inventory of a replay, by address. */
final class ReplayedAssets {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<JsonNode>> byAddress = new HashMap<>();
    private final Map<String, List<JsonNode>> parts = new HashMap<>();

    static ReplayedAssets read(Path file) throws IOException {
        ReplayedAssets assets = new ReplayedAssets();
        for (String line : Files.readAllLines(file)) {
            JsonNode asset = JSON.readTree(line);
            for (JsonNode claim : asset.get("claims")) {
                String attribute = claim.get("attribute").asText();
                if (attribute.equals("ip") || attribute.equals("mac")) {
                    List<JsonNode> there =
                            assets.byAddress.computeIfAbsent(claim.get("value").asText(), _ -> new ArrayList<>());
                    if (!there.contains(asset)) {
                        there.add(asset);
                    }
                }
            }
            String parent = asset.path("parent").asText("");
            if (!parent.isEmpty()) {
                assets.parts.computeIfAbsent(parent, _ -> new ArrayList<>()).add(asset);
            }
        }
        return assets;
    }

    /** Devices that have or had this address. */
    List<JsonNode> at(String address) {
        return byAddress.getOrDefault(address, List.of());
    }

    /** Whether one of the devices with this address, or a part of one, says this of itself. */
    boolean says(String address, Set<String> attributes, String value) {
        for (JsonNode asset : at(address)) {
            if (says(asset, attributes, value)) {
                return true;
            }
        }
        return false;
    }

    private boolean says(JsonNode asset, Set<String> attributes, String value) {
        String wanted = plain(value);
        for (JsonNode claim : asset.get("claims")) {
            if (attributes.contains(claim.get("attribute").asText())
                    && plain(claim.get("value").asText()).contains(wanted)) {
                return true;
            }
        }
        for (JsonNode part : parts.getOrDefault(asset.get("id").asText(), List.of())) {
            if (says(part, attributes, value)) {
                return true;
            }
        }
        return false;
    }

    /** Letters and digits, as much of them as a claim surely has room for. */
    static String plain(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.length() > IdentityAgreementTest.COMPARED
                ? plain.substring(0, IdentityAgreementTest.COMPARED)
                : plain;
    }
}

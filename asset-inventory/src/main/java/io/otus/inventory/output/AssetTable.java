package io.otus.inventory.output;

import io.otus.core.event.Attribute;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inventory as the rows of a text table; whoever prints it decides on widths and colours. */
public final class AssetTable {
    /** Titles of the columns. */
    public static final List<String> COLUMNS =
            List.of("name", "type", "ip", "mac", "vendor", "model", "firmware", "protocols", "last_seen");

    private AssetTable() {}

    /** One row for each asset, in the order given, with one cell for each column; an empty cell is not known. */
    public static List<List<String>> rows(Collection<Asset> assets) {
        List<List<String>> rows = new ArrayList<>(assets.size());
        for (Asset asset : assets) {
            rows.add(List.of(
                    known(asset.value(Attribute.NAME)),
                    known(AssetWriter.concluded(asset, Conclusion.Kind.TYPE)),
                    known(asset.ipText()),
                    known(asset.macText()),
                    known(asset.vendor()),
                    known(asset.model()),
                    known(asset.value(Attribute.FIRMWARE)),
                    String.join(",", AssetWriter.protocols(asset)),
                    Times.text(asset.lastTime())));
        }
        return rows;
    }

    private static String known(@Nullable String value) {
        return value == null ? "" : value;
    }
}

package io.otus.appliance.run;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.core.event.EventConsumer;
import io.otus.core.evidence.EvidenceRequests;
import io.otus.core.pipeline.ProtocolRegistry;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.role.RoleRules;
import io.otus.inventory.vendor.OuiTable;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;

/** The inventory as a store holds it, to be looked at. */
public final class StoredInventory {
    /** The file of a state directory in which people's own values are. */
    public static final String VALUES = "asset-values.csv";

    /** The file of a state directory in which the site's own rules for roles, types and levels are. */
    public static final String RULES = "asset-rules.txt";

    private StoredInventory() {}

    /** Reads it, with what people say of it on top. */
    public static Inventory load(StoreReader reader, Path state) {
        Inventory inventory = heard(reader, state);
        List<Entry> values = values(state);
        var _ = UserValues.join(values, inventory);
        var _ = UserValues.lay(values, inventory.assets());
        return inventory;
    }

    /** Reads it so that devices that people joined or parted are as they were heard, with people's values on top. */
    public static Inventory apart(StoreReader reader, Path state) {
        Inventory inventory = heard(reader, state);
        var _ = UserValues.lay(values(state), inventory.assets());
        return inventory;
    }

    private static Inventory heard(StoreReader reader, Path state) {
        ProtocolRegistry registry = ProtocolRegistry.load();
        Inventory inventory = new Inventory(
                new EventConsumer() {}, EvidenceRequests.NONE, registry, rules(state, registry), OuiTable.of(state));
        inventory.store().restore(reader);
        return inventory;
    }

    /** What follows from facts: the shipped rules, with the site's own where the state directory has some. */
    static RoleRules rules(Path state, ProtocolRegistry registry) {
        Path file = state.resolve(RULES);
        try {
            String own = Files.exists(file) ? Files.readString(file) : "";
            return RoleRules.of(registry::isIndustrial, file.toString(), own);
        } catch (IllegalStateException e) {
            throw new Failure(ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps a site's own rules with the inventory, so that whoever looks at it later concludes the same.
     *
     * @param own the rules; empty for none
     */
    static void keepRules(Path state, String own) throws IOException {
        Path file = state.resolve(RULES);
        if (own.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.createDirectories(state);
            WholeFile.replace(file, file.resolveSibling(file.getFileName() + ".new"), own);
        }
    }

    /** Which contents {@link #values} have: what changes when the file is written anew. */
    record Stamp(FileTime time, long size) {}

    /** Of the file as it is; of none where there is none. */
    static Stamp stamp(Path state) {
        Path values = state.resolve(VALUES);
        try {
            return Files.exists(values)
                    ? new Stamp(Files.getLastModifiedTime(values), Files.size(values))
                    : new Stamp(FileTime.fromMillis(0), -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** People's own values of devices; empty where nobody gave any. */
    public static List<Entry> values(Path state) {
        Path values = state.resolve(VALUES);
        try {
            return Files.exists(values) ? Entry.ofCsv(Files.readString(values)) : List.of();
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.CONFIGURATION, values + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new Failure(ExitCode.CONFIGURATION, values + ": it is not in UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The types of devices that rules know, those of the site among them. */
    public static Set<String> types(Path state) {
        return rules(state, ProtocolRegistry.load()).drawn(Conclusion.Kind.TYPE);
    }
}

package io.otus.appliance.cli;

import io.otus.alert.audit.Act;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Person;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.CountText;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.AssetName;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.UserValues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * People's own values of devices: out as a list to edit, and in again; and which devices are one, or two. Each change
 * is written into the audit.
 */
final class AssetsValuesCommands {
    private AssetsValuesCommands() {}

    /** How a list is written. */
    enum ListFormat {
        CSV,
        YAML;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code otus assets export}. */
    @Command(
            name = "export",
            description =
                    "Writes a list of all devices with the values that people gave them, to edit and import again.")
    static final class Export extends StateCommand {
        @Option(
                names = {"-o", "--output"},
                defaultValue = "csv",
                paramLabel = "FORMAT",
                description = "csv or yaml.")
        ListFormat output = ListFormat.CSV;

        @Override
        public Integer call() throws IOException {
            List<Entry> entries =
                    UserValues.entries(AssetsCommand.load(this).assets(), StoredInventory.values(stateDirectory()));
            terminal().print(output == ListFormat.YAML ? DeviceList.yaml(entries) : UserValues.csv(entries));
            return ExitCode.OK;
        }
    }

    /** Changes the list of values. */
    abstract static class Changing extends StateCommand {
        final void save(List<Entry> entries, String what) throws IOException {
            StoredInventory.values(stateDirectory(), entries);
            var _ = new Person(stateDirectory(), what).did(Act.ASSETS);
        }

        /** The one device of this id, name or address. */
        final Asset device(String subject, Inventory inventory) {
            List<Asset> meant =
                    inventory.assets().stream().filter(AssetName.of(subject)).toList();
            if (meant.size() != 1) {
                throw new Failure(
                        ExitCode.FAILED,
                        meant.size() + " devices are called '" + subject + "' (otus assets lists them)");
            }
            return meant.getFirst();
        }

        /** Takes back what lines of the list say by one field, and the lines that say nothing then. */
        final void undo(String field, Predicate<Entry> meant, String what) throws IOException {
            List<Entry> before = StoredInventory.values(stateDirectory());
            List<Entry> after = new ArrayList<>();
            for (Entry each : before) {
                boolean isMeant = meant.test(each);
                Entry left = isMeant ? each.with(field, "") : each;
                if (!isMeant || UserValues.says(left)) {
                    after.add(left);
                }
            }
            if (after.equals(before)) {
                throw new Failure(ExitCode.FAILED, "nobody said so");
            }
            save(after, what);
        }
    }

    /** {@code otus assets import}. */
    @Command(
            name = "import",
            description =
                    "Takes over people's own values of devices: name, owner, location, criticality, notes, or what"
                            + " they know better. They are shown in place of what was heard, which stays as it is; a list"
                            + " replaces the one before.")
    static final class Import extends Changing {
        @Parameters(
                paramLabel = "FILE",
                description = "Comma-separated values whose first line names the columns, or YAML (.yaml, .yml), of"
                        + " which id, mac or ip must be there.")
        Path file = Path.of("");

        @Override
        public Integer call() throws IOException {
            Inventory inventory = AssetsCommand.load(this);
            List<Entry> entries = DeviceList.readValues(file);
            try {
                UserValues.checkMeaning(entries, inventory.assets());
            } catch (IllegalArgumentException e) {
                throw new Failure(ExitCode.FAILED, file + ": " + e.getMessage(), e);
            }
            List<Entry> unknown = UserValues.lay(entries, inventory.assets());
            unknown.forEach(each -> say("no device is " + each.label()));
            save(entries, "import " + file);
            say(CountText.of(entries.size() - unknown.size(), "line") + " taken over"
                    + (unknown.isEmpty() ? "" : ", " + unknown.size() + " of no device kept until there is one"));
            return ExitCode.OK;
        }
    }

    /** {@code otus assets merge}. */
    @Command(
            name = "merge",
            description =
                    "Says that two devices are one, as the two network cards of a server. It is shown so from then on;"
                            + " what was heard stays, and --undo takes it back.")
    static final class Merge extends Changing {
        private static final List<String> KEYS = List.of("id", "ip", "mac", "name");

        @Parameters(index = "0", paramLabel = "DEVICE", description = "Id, name or address of the one.")
        String one = "";

        @Parameters(index = "1", paramLabel = "OTHER", description = "Id, name or address of the other.")
        String other = "";

        @Option(names = "--undo", description = "They are two again.")
        boolean undo;

        @Override
        public Integer call() throws IOException {
            String what = "merge " + one + " " + other;
            if (undo) {
                Set<String> first = names(one);
                Set<String> second = names(other);
                undo(
                        UserValues.SAME_AS,
                        each -> joins(each, first, second) || joins(each, second, first),
                        what + " --undo");
                say(one + " and " + other + " are two devices again");
                return ExitCode.OK;
            }
            Inventory inventory = AssetsCommand.load(this);
            Asset first = device(one, inventory);
            Asset second = device(other, inventory);
            if (first == second) {
                throw new Failure(ExitCode.FAILED, "that is one device already");
            }
            List<Entry> entries = new ArrayList<>(StoredInventory.values(stateDirectory()));
            entries.add(entry(first).with(UserValues.SAME_AS, address(second)));
            save(entries, what);
            say(first.address() + " and " + second.address() + " are one device");
            return ExitCode.OK;
        }

        /** All by which a line may name the device that is called so while it is not joined to another. */
        private Set<String> names(String subject) {
            Set<String> names = new HashSet<>(Set.of(subject));
            try (StoreReader reader = reader()) {
                StoredInventory.apart(reader, stateDirectory()).assets().stream()
                        .filter(AssetName.of(subject))
                        .forEach(asset -> KEYS.forEach(key -> names.addAll(AssetFields.values(asset, key))));
            }
            return names;
        }

        private static boolean joins(Entry entry, Set<String> one, Set<String> other) {
            return entry.values(UserValues.SAME_AS).stream().anyMatch(other::contains)
                    && KEYS.stream().anyMatch(key -> entry.values(key).stream().anyMatch(one::contains));
        }

        private static Entry entry(Asset asset) {
            Entry entry = new Entry(0, Map.of("id", List.of(asset.id())));
            return entry.with("ip", AssetFields.text(asset, "ip")).with("mac", AssetFields.text(asset, "mac"));
        }

        /** What leads to it for as long as it lives. */
        private static String address(Asset asset) {
            String ip = asset.addresses().ip();
            return ip == null ? asset.id() : ip;
        }
    }

    /** {@code otus assets split}. */
    @Command(
            name = "split",
            description =
                    "Says that an address of a device is a device of its own. What its network card alone said goes"
                            + " with it; --undo takes it back.")
    static final class Split extends Changing {
        @Parameters(paramLabel = "ADDRESS", description = "IP or MAC address.")
        String address = "";

        @Option(names = "--undo", description = "They are one again.")
        boolean undo;

        @Override
        public Integer call() throws IOException {
            if (undo) {
                undo(
                        UserValues.SEPARATE,
                        each -> each.values("ip").contains(address)
                                || each.values("mac").contains(address),
                        "split " + address + " --undo");
                say(address + " is a device of its own no more");
                return ExitCode.OK;
            }
            Inventory inventory = AssetsCommand.load(this);
            Entry entry = Entry.ofCells(
                            0, Map.of(address.indexOf('.') > 0 || address.indexOf("::") >= 0 ? "ip" : "mac", address))
                    .with(UserValues.SEPARATE, "yes");
            if (!UserValues.join(List.of(entry), inventory).isEmpty()) {
                throw new Failure(ExitCode.FAILED, "no device has the address " + address);
            }
            List<Entry> entries = new ArrayList<>(StoredInventory.values(stateDirectory()));
            entries.add(entry);
            save(entries, "split " + address);
            say(address + " is a device of its own");
            return ExitCode.OK;
        }
    }
}

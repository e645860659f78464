package io.otus.appliance.cli;

import io.otus.appliance.config.UnknownWords;
import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.exit.Failure;
import io.otus.appliance.run.Person;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.run.ValuesEdit;
import io.otus.appliance.run.ValuesEdit.Done;
import io.otus.appliance.text.CountText;
import io.otus.appliance.text.Printable;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.role.TypeNames;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.AssetName;
import io.otus.inventory.view.AssetOrder;
import io.otus.inventory.view.Entry;
import io.otus.inventory.view.StatedChanges;
import io.otus.inventory.view.StatedChanges.Change;
import io.otus.inventory.view.StatedChanges.Kind;
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
import java.util.function.UnaryOperator;
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
            List<Asset> assets = AssetsCommand.load(this).assets().stream()
                    .sorted(AssetOrder.by("ip"))
                    .toList();
            List<Entry> entries = UserValues.entries(assets, StoredInventory.values(stateDirectory()));
            terminal().print(output == ListFormat.YAML ? DeviceList.yaml(entries) : UserValues.csv(entries));
            return ExitCode.OK;
        }
    }

    /** Changes the list of values. */
    abstract static class Changing extends StateCommand {
        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the decision.")
        String reason = "";

        /**
         * Puts a list in place of the one before, and says so.
         *
         * @param change the list that follows from the one before
         * @param what what was done, as the audit has it
         * @param saying what that comes to
         */
        final void save(UnaryOperator<List<Entry>> change, String what, String saying) throws IOException {
            Done done = ValuesEdit.replace(stateDirectory(), change, person(what));
            if (done.number() == 0) {
                say("nothing is changed by that");
            } else {
                saved(done.number(), saying);
            }
        }

        private Person person(String what) {
            return new Person(stateDirectory(), what, reason);
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
        final void undo(String field, Predicate<Entry> meant, String what, String saying) throws IOException {
            Done done = ValuesEdit.unsay(stateDirectory(), before -> without(before, field, meant), person(what));
            if (done.undone() == 0) {
                saved(done.number(), saying);
            } else {
                say("decision " + done.number() + ": " + saying + "; took back decision " + done.undone());
            }
        }

        private static List<Entry> without(List<Entry> before, String field, Predicate<Entry> meant) {
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
            return after;
        }

        static List<Entry> with(List<Entry> before, Entry entry) {
            List<Entry> after = new ArrayList<>(before);
            after.add(entry);
            return after;
        }
    }

    /** {@code otus assets import}. */
    @Command(
            name = "import",
            description =
                    "Takes over people's own values of devices: name, owner, location, criticality, notes, or what"
                            + " they know better. They are shown in place of what was heard, which stays as it is; a list"
                            + " replaces the one before, all of it or nothing. What is added, changed and removed by that"
                            + " is counted; 'otus alerts undo' takes it back.")
    static final class Import extends Changing {
        @Parameters(
                paramLabel = "FILE",
                description = "Comma-separated values whose first line names the columns, or YAML (.yaml, .yml), of"
                        + " which id, mac or ip must be there.")
        Path file = Path.of("");

        @Option(names = "--dry-run", description = "Show what is added, changed and removed, and save nothing.")
        boolean dryRun;

        @Override
        public Integer call() throws IOException {
            Inventory inventory = AssetsCommand.load(this);
            List<Entry> entries = DeviceList.readValues(file);
            List<Entry> before = StoredInventory.values(stateDirectory());
            try {
                UserValues.checkMeaning(entries, inventory.assets());
            } catch (IllegalArgumentException e) {
                throw new Failure(ExitCode.FAILED, file + ": " + e.getMessage(), e);
            }
            List<Change> changes = StatedChanges.of(before, entries, inventory.assets());
            List<Entry> unknown = UserValues.lay(entries, inventory.assets());
            unknown.forEach(each -> warn(place(each) + "no device is " + Printable.of(each.label())
                    + "; the line is kept until there is one"));
            UserValues.contradictions(entries, inventory.assets())
                    .forEach(each -> warn(file + ": " + Printable.of(each)));
            tellOfTypes(entries);
            if (dryRun) {
                changes.forEach(each -> terminal().print(line(each)));
                terminal().print(counts(changes) + "\nNothing is saved; without --dry-run it is.\n");
                return ExitCode.OK;
            }
            if (changes.isEmpty() && unknown.stream().noneMatch(UserValues::says)) {
                say("nothing is changed by that");
                return ExitCode.OK;
            }
            say(CountText.of(entries.size() - unknown.size(), "line") + " taken over"
                    + (unknown.isEmpty() ? "" : ", " + unknown.size() + " of no device kept until there is one"));
            save(_ -> entries, "import " + file + " (" + counts(changes) + ")", counts(changes));
            return ExitCode.OK;
        }

        private String place(Entry entry) {
            return file + ": line " + entry.line() + ": ";
        }

        /** Says of which types no level or importance follows. */
        private void tellOfTypes(List<Entry> entries) {
            Set<String> known = StoredInventory.types(stateDirectory());
            for (Entry entry : entries) {
                for (String type : entry.values("type")) {
                    if (!known.contains(TypeNames.name(type))) {
                        UnknownWords.ofType(place(entry), type, known).forEach(this::warn);
                    }
                }
            }
        }

        private static String line(Change change) {
            String before = Printable.of(change.before());
            String after = Printable.of(change.after());
            String value = change.kind() == Kind.CHANGED ? before + " -> " + after : before + after;
            return String.format(
                    Locale.ROOT,
                    "%-8s  %s  %s: %s%n",
                    change.kind().name().toLowerCase(Locale.ROOT),
                    Printable.of(change.label()),
                    change.field(),
                    value);
        }

        /** {@code added 3 values of 2 devices, removed 1 value of 1 device}. */
        private static String counts(List<Change> changes) {
            List<String> counts = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                List<Change> those =
                        changes.stream().filter(each -> each.kind() == kind).toList();
                long devices = those.stream().map(Change::device).distinct().count();
                if (!those.isEmpty()) {
                    counts.add(kind.name().toLowerCase(Locale.ROOT) + " " + CountText.of(those.size(), "value") + " of "
                            + CountText.of(devices, "device"));
                }
            }
            return counts.isEmpty() ? "no value is another one" : String.join(", ", counts);
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

        @Option(names = "--undo", description = "Take the merge back.")
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
                        what + " --undo",
                        one + " and " + other + " are two devices again");
                return ExitCode.OK;
            }
            Inventory inventory = AssetsCommand.load(this);
            Asset first = device(one, inventory);
            Asset second = device(other, inventory);
            if (first == second) {
                throw new Failure(ExitCode.FAILED, "that is one device already");
            }
            Entry same = entry(first).with(UserValues.SAME_AS, address(second));
            save(before -> with(before, same), what, first.address() + " and " + second.address() + " are one device");
            return ExitCode.OK;
        }

        /** All texts by which a line may name the device of this name, while it is not joined to another. */
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

        /** An address by which the device is found for as long as it exists. */
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

        @Option(names = "--undo", description = "Take the split back.")
        boolean undo;

        @Override
        public Integer call() throws IOException {
            if (undo) {
                undo(
                        UserValues.SEPARATE,
                        each -> each.values("ip").contains(address)
                                || each.values("mac").contains(address),
                        "split " + address + " --undo",
                        address + " is a device of its own no more");
                return ExitCode.OK;
            }
            Inventory inventory = AssetsCommand.load(this);
            Entry entry = Entry.ofCells(
                            0, Map.of(address.indexOf('.') > 0 || address.indexOf("::") >= 0 ? "ip" : "mac", address))
                    .with(UserValues.SEPARATE, "yes");
            if (!UserValues.join(List.of(entry), inventory).isEmpty()) {
                throw new Failure(ExitCode.FAILED, "no device has the address " + address);
            }
            save(
                    before -> with(before, entry),
                    "split " + address,
                    address + " is a device of its own; what was sent and with whom it spoke is kept of the device"
                            + " before, and is not divided");
            return ExitCode.OK;
        }
    }
}

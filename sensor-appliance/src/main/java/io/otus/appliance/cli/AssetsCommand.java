package io.otus.appliance.cli;

import io.otus.appliance.exit.ExitCode;
import io.otus.appliance.run.StoredInventory;
import io.otus.appliance.text.AlertText;
import io.otus.appliance.text.MatrixText;
import io.otus.appliance.text.Table;
import io.otus.core.store.StoreReader;
import io.otus.inventory.Inventory;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.output.AssetWriter;
import io.otus.inventory.output.ConversationWriter;
import io.otus.inventory.view.AssetFields;
import io.otus.inventory.view.AssetFilter;
import io.otus.inventory.view.AssetOrder;
import io.otus.inventory.view.AssetTree;
import io.otus.inventory.view.ConversationMatrix;
import io.otus.inventory.view.Csv;
import io.otus.inventory.view.HardwareList;
import io.otus.inventory.view.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code otus assets}: without a command, the list. */
@Command(
        name = "assets",
        description = "Lists the devices that a sensor found, with what it knows of each.",
        subcommands = {
            AssetsShowCommand.class,
            AssetsDiffCommand.class,
            AssetsCompareCommand.class,
            AssetsMapCommand.class,
            AssetsUnknownCommand.class,
            AssetsValuesCommands.Export.class,
            AssetsValuesCommands.Import.class,
            AssetsValuesCommands.Merge.class,
            AssetsValuesCommands.Split.class,
        })
final class AssetsCommand extends StateCommand {
    /** How the list is printed. */
    enum Format {
        TEXT,
        JSON,
        CSV,
        CYCLONEDX;

        /** As it is written on the command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Number of columns below which a terminal has no room for the whole table. */
    private static final int NARROW = 120;

    /** The columns of the table on a narrow terminal. */
    private static final List<String> FEW = List.of("name", "type", "ip", "vendor", "model", "firmware");

    /** Columns that tell who is meant. */
    private static final List<String> NAMES = List.of("name", "ip", "mac", "client", "server");

    private static final String OPERATIONS = "operations";

    /** Columns of conversations that a narrow terminal does without, beginning with the first. */
    private static final List<String> SPARE = List.of(
            "one_sided",
            "losses",
            "connections",
            "encrypted_bytes",
            "understood_bytes",
            "first_seen",
            "reads",
            "writes",
            "direction_known",
            "last_seen",
            "bytes");

    private static final Set<String> TIMES = Set.of("first_seen", "last_seen");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "CONDITION",
            // Lines of their own, where a line might end within an operator.
            description = {
                "Only those that meet all of these:",
                "FIELD=VALUE, FIELD=VALUE,VALUE (any of them),",
                "FIELD!=VALUE, FIELD~PART, FIELD!~PART,",
                "ip=10.30.0.0/24, 'vlan>9', 'last_seen<2026-03-02',",
                "'silent>7d', 'known<1h' (quote < and >, which the shell takes for redirections);"
                        + " FIELD= for what is not known. The fields are the columns of --wide."
            })
    List<String> conditions = List.of();

    @Option(
            names = {"-o", "--output"},
            defaultValue = "text",
            paramLabel = "FORMAT",
            description =
                    "text, json (one line each, with the frames that show it), csv, or cyclonedx (a hardware list).")
    Format output = Format.TEXT;

    @Option(
            names = {"-w", "--wide"},
            description = "Show all columns, and cut none of them.")
    boolean wide;

    @Option(
            names = "--sort",
            paramLabel = "FIELD",
            description =
                    "Sort by this column, with - before it the other way round (default: ip in text and csv, id in"
                            + " json; by default, text has sub-devices below their device).")
    @Nullable
    String sort;

    @Option(
            names = "--conversations",
            description = "List who asks whom instead: in which protocol, since when, and how often for what.")
    boolean conversations;

    @Option(
            names = "--matrix",
            description = "Show who asks whom as a matrix instead: rows ask, columns are asked, and a cell has the"
                    + " protocols; ! where something is written or commanded, (?) where nothing told who asks.")
    boolean matrix;

    @Override
    public Integer call() throws IOException {
        conversations |= matrix;
        Inventory inventory = load(this);
        List<Asset> all = inventory.assets();
        List<Asset> chosen = chosen(all);
        if (conversations) {
            List<Conversation> meant = between(chosen, inventory.conversations().all()).stream()
                    .filter(this::isMeant)
                    .toList();
            boolean isNothing = meant.isEmpty() && output == Format.TEXT;
            if (!matrix || isNothing || !shows(all, meant)) {
                print(new ConversationWriter(all), meant);
            }
            return ExitCode.OK;
        }
        switch (output) {
            case JSON -> new AssetWriter().write(chosen, terminal().data());
            case CYCLONEDX -> HardwareList.write(chosen, origin(all), terminal().data());
            case CSV -> terminal().data().write(csv(AssetFields.WIDE, AssetFields.rows(chosen, AssetFields.WIDE)));
            case TEXT -> {
                show(wide ? AssetFields.WIDE : columns(width()), chosen);
                inventory.floods().forEach(each -> say(each.text()));
            }
        }
        return ExitCode.OK;
    }

    private HardwareList.Origin origin(List<Asset> all) {
        return new HardwareList.Origin(BuildInfo.number(), config().sensor(), Moment.latestFrame(all));
    }

    /** Shows a matrix, devices in the order of the list; whether it fits. */
    private boolean shows(List<Asset> all, List<Conversation> meant) throws IOException {
        List<Asset> ordered = new ArrayList<>(all);
        ordered.sort(AssetOrder.by(sort == null ? "ip" : sort));
        ConversationMatrix whole = new ConversationMatrix(Topology.of(ordered, meant));
        switch (output) {
            case JSON, CYCLONEDX -> whole.write(terminal().data());
            case CSV -> whole.writeCsv(terminal().data());
            case TEXT -> {
                String text = MatrixText.fitting(whole, width());
                if (text == null) {
                    say("a matrix of " + whole.rows() + " devices that ask and "
                            + whole.asked().size()
                            + " that are asked does not fit here, so this is the list; -o csv gives the matrix");
                    return false;
                }
                terminal().print(text);
            }
        }
        return true;
    }

    private void show(List<String> columns, List<Asset> chosen) {
        if (chosen.isEmpty()) {
            say(conditions.isEmpty() ? "no assets" : "no asset meets all of the conditions");
        } else {
            List<AssetTree.Line> lines = sort == null ? AssetTree.of(chosen) : AssetTree.flat(chosen);
            terminal().print(table(columns, rows(lines, columns), wide ? Integer.MAX_VALUE : width()));
        }
    }

    /** Loads the inventory of a state directory. */
    static Inventory load(StateCommand command) {
        try (StoreReader reader = command.reader()) {
            return StoredInventory.load(reader, command.stateDirectory());
        }
    }

    private List<Asset> chosen(List<Asset> all) {
        List<Asset> chosen = new ArrayList<>(all);
        try {
            for (String condition : conditions) {
                Predicate<Asset> test = AssetFilter.parse(condition, all);
                if (!conversations || AssetFilter.ofProtocol(condition) == null) {
                    chosen.removeIf(test.negate());
                }
            }
            if (sort != null || output == Format.TEXT || output == Format.CSV) {
                chosen.sort(AssetOrder.by(sort == null ? "ip" : sort));
            }
        } catch (IllegalArgumentException e) {
            CommandSpec known = spec;
            throw known == null ? e : new ParameterException(known.commandLine(), e.getMessage(), e);
        }
        return chosen;
    }

    /** A condition on the protocol is one on the conversation, and not on all that its two parties speak. */
    private boolean isMeant(Conversation conversation) {
        for (String condition : conditions) {
            Predicate<String> test = AssetFilter.ofProtocol(condition);
            if (test != null && !test.test(conversation.key().protocol())) {
                return false;
            }
        }
        return true;
    }

    /** The conversations in which one of them takes part. */
    private static List<Conversation> between(List<Asset> chosen, Collection<Conversation> all) {
        List<String> ids = chosen.stream().map(Asset::id).toList();
        Set<String> known = new HashSet<>(ids);
        return all.stream()
                .filter(each -> known.contains(each.key().client())
                        || known.contains(each.key().server()))
                .toList();
    }

    private void print(ConversationWriter writer, Collection<Conversation> all) throws IOException {
        switch (output) {
            case JSON, CYCLONEDX -> writer.write(all, terminal().data());
            case CSV -> terminal().data().write(csv(ConversationWriter.COLUMNS, writer.rows(all)));
            case TEXT -> {
                if (all.isEmpty()) {
                    say("no conversations");
                } else {
                    int most = wide ? Integer.MAX_VALUE : width();
                    List<List<String>> rows =
                            writer.rows(all).stream().map(AssetsCommand::marked).toList();
                    terminal().print(table(ConversationWriter.COLUMNS, rows, most));
                }
            }
        }
    }

    /** The row with the mark of the matrix behind its protocol where nothing told who asks. */
    private static List<String> marked(List<String> row) {
        List<String> marked = new ArrayList<>(row);
        if (row.get(ConversationWriter.COLUMNS.indexOf("direction_known")).equals("false")) {
            int protocol = ConversationWriter.COLUMNS.indexOf("protocol");
            marked.set(protocol, row.get(protocol) + ConversationMatrix.UNDIRECTED);
        }
        return marked;
    }

    private static byte[] csv(List<String> columns, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(Csv.line(columns));
        rows.forEach(row -> text.append(Csv.line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Table with one row for each device, in the given order, except that sub-devices follow their device. */
    static String table(List<Asset> assets, int width) {
        return table(columns(width), rows(AssetTree.of(assets), columns(width)), width);
    }

    private static List<String> columns(int width) {
        return width < NARROW ? FEW : AssetFields.TABLE;
    }

    /** The rows with the texts of the fields; names are indented by their place in the tree. */
    private static List<List<String>> rows(List<AssetTree.Line> lines, List<String> columns) {
        List<List<String>> rows = new ArrayList<>(lines.size());
        for (AssetTree.Line line : lines) {
            rows.add(columns.stream()
                    .map(column -> column.equals("name") ? line.name() : AssetFields.text(line.asset(), column))
                    .toList());
        }
        return rows;
    }

    private static List<String> present(List<String> some, List<String> columns) {
        return some.stream().filter(columns::contains).toList();
    }

    private static String[] headings(List<String> columns) {
        return columns.stream()
                .map(title -> title.replace('_', ' ').toUpperCase(Locale.ROOT))
                .toArray(String[]::new);
    }

    private static String table(List<String> columns, List<List<String>> rows, int width) {
        Table table = new Table(headings(columns));
        table.names(headings(present(NAMES, columns)));
        table.whole(headings(present(List.copyOf(TIMES), columns)));
        table.spare(headings(present(SPARE, columns)));
        if (columns.contains(OPERATIONS)) {
            table.cutFirst(headings(List.of(OPERATIONS)));
            table.whole(headings(List.of("protocol", "unit")));
        }
        for (List<String> row : rows) {
            String[] cells = row.toArray(new String[0]);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = TIMES.contains(columns.get(i)) ? AlertText.seconds(cells[i]) : cells[i];
            }
            table.row(cells);
        }
        return table.fitting(width);
    }
}

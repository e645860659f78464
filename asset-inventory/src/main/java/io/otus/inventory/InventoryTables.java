package io.otus.inventory;

import io.otus.core.store.Columns;
import io.otus.core.store.StoreModule;
import io.otus.inventory.conversation.Conversation;
import io.otus.inventory.conversation.Coverage;
import io.otus.inventory.conversation.InterfaceCoverage;
import io.otus.inventory.graph.AddressFlood;
import io.otus.inventory.graph.EvidenceText;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of the inventory. */
public final class InventoryTables implements StoreModule {
    /** The only instance. */
    public static final InventoryTables INSTANCE = new InventoryTables();

    static final Columns<Conversation> CONVERSATION = Columns.<Conversation>of("inventory_conversation")
            .with("client", row -> row.key().client())
            .with("server", row -> row.key().server())
            .with("protocol", row -> row.key().protocol())
            .with("unit", row -> row.key().unit())
            .with("first", row -> EvidenceText.write(row.first()))
            .with("first_time", Conversation::firstTime)
            .with("last_time", Conversation::lastTime)
            .with("requests", Conversation::requests)
            .with("answers", Conversation::answers)
            .with("errors", Conversation::errors)
            .with("bytes", Conversation::bytes)
            .with("actions", row -> row.actions().text())
            .with("losses", Conversation::losses)
            .with("from_client", row -> row.carried().fromClient())
            .with("connections", row -> row.carried().connections())
            .with("one_sided", row -> row.carried().oneSided())
            .with("unread", row -> row.carried().unread())
            .with("encrypted", row -> row.carried().encrypted())
            .with("direction_known", Conversation::isDirectionKnown);

    static final Columns<Coverage.Segment> SEGMENT = Columns.<Coverage.Segment>of("inventory_segment")
            .with("segment", Coverage.Segment::number)
            .with("bytes", Coverage.Segment::bytes)
            .with("understood", Coverage.Segment::understood)
            .with("to_groups", Coverage.Segment::toGroups)
            .with("connections", Coverage.Segment::connections)
            .with("one_sided", Coverage.Segment::oneSided)
            .with("damaged", Coverage.Segment::damaged);

    static final Columns<InterfaceCoverage.Heard> INTERFACE = Columns.<InterfaceCoverage.Heard>of("inventory_interface")
            .with("name", InterfaceCoverage.Heard::name)
            .with(
                    "segments",
                    row -> row.segments().stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .with("bytes", InterfaceCoverage.Heard::bytes)
            .with("understood", InterfaceCoverage.Heard::understood)
            .with("to_groups", InterfaceCoverage.Heard::toGroups)
            .with("connections", InterfaceCoverage.Heard::connections)
            .with("one_sided", InterfaceCoverage.Heard::oneSided)
            .with("elsewhere", InterfaceCoverage.Heard::elsewhere)
            .with("damaged", InterfaceCoverage.Heard::damaged);

    static final Columns<AddressFlood> FLOOD = Columns.<AddressFlood>of("inventory_flood")
            .with("segment", AddressFlood::segment)
            .with("from_time", AddressFlood::from)
            .with("first", row -> EvidenceText.write(row.first()))
            .with("to_time", AddressFlood::to)
            .with("last", row -> EvidenceText.write(row.last()))
            .with("addresses", AddressFlood::count);

    private InventoryTables() {}

    @Override
    public String prefix() {
        return "inventory";
    }

    @Override
    public List<String> migrations() {
        return List.of("""
            CREATE TABLE inventory_asset (
                id TEXT PRIMARY KEY,
                state TEXT NOT NULL
            ) WITHOUT ROWID;
            CREATE TABLE inventory_alias (
                absorbed TEXT PRIMARY KEY,
                kept TEXT NOT NULL
            ) WITHOUT ROWID;
            CREATE TABLE inventory_conversation (
                client TEXT NOT NULL,
                server TEXT NOT NULL,
                protocol TEXT NOT NULL,
                unit TEXT NOT NULL,
                first TEXT NOT NULL,
                first_time INTEGER NOT NULL,
                last_time INTEGER NOT NULL,
                requests INTEGER NOT NULL,
                answers INTEGER NOT NULL,
                errors INTEGER NOT NULL,
                bytes INTEGER NOT NULL,
                PRIMARY KEY (client, server, protocol, unit)
            ) WITHOUT ROWID;
            """, """
            ALTER TABLE inventory_conversation ADD COLUMN actions TEXT NOT NULL DEFAULT '';
            """, """
            ALTER TABLE inventory_conversation ADD COLUMN losses INTEGER NOT NULL DEFAULT 0;
            CREATE TABLE inventory_segment (
                segment INTEGER PRIMARY KEY,
                bytes INTEGER NOT NULL,
                understood INTEGER NOT NULL,
                to_groups INTEGER NOT NULL,
                connections INTEGER NOT NULL,
                one_sided INTEGER NOT NULL,
                damaged INTEGER NOT NULL
            );
            """, """
            CREATE TABLE inventory_interface (
                name TEXT PRIMARY KEY,
                segments TEXT NOT NULL,
                bytes INTEGER NOT NULL,
                understood INTEGER NOT NULL,
                to_groups INTEGER NOT NULL,
                connections INTEGER NOT NULL,
                one_sided INTEGER NOT NULL,
                elsewhere INTEGER NOT NULL,
                damaged INTEGER NOT NULL
            ) WITHOUT ROWID;
            """, """
            CREATE TABLE inventory_flood (
                segment INTEGER NOT NULL,
                from_time INTEGER NOT NULL,
                first TEXT NOT NULL,
                to_time INTEGER NOT NULL,
                last TEXT NOT NULL,
                addresses INTEGER NOT NULL,
                PRIMARY KEY (segment, from_time)
            ) WITHOUT ROWID;
            """, """
            ALTER TABLE inventory_conversation ADD COLUMN from_client INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE inventory_conversation ADD COLUMN connections INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE inventory_conversation ADD COLUMN one_sided INTEGER NOT NULL DEFAULT 0;
            """, """
            ALTER TABLE inventory_conversation ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
            """, """
            ALTER TABLE inventory_conversation ADD COLUMN direction_known INTEGER NOT NULL DEFAULT 1;
            """, """
            ALTER TABLE inventory_conversation ADD COLUMN encrypted INTEGER NOT NULL DEFAULT 0;
            """, """
            CREATE TABLE inventory_site (
                number INTEGER PRIMARY KEY,
                name TEXT NOT NULL
            );
            """);
    }
}

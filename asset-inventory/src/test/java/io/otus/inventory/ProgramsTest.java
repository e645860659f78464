package io.otus.inventory;

import static io.otus.inventory.Wire.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otus.core.event.Action;
import io.otus.core.event.Units;
import io.otus.core.evidence.Purpose;
import io.otus.testkit.TestFlow;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a controller runs, as far as it was moved, is part of the inventory. */
class ProgramsTest {
    private static final String A = "0a".repeat(32);
    private static final String B = "0b".repeat(32);

    private final Wire wire = new Wire();
    private final TestFlow flow =
            wire.connects(at(0, "f8:bc:12:00:00:01", "10.1.1.5", 50002), at(0, "00:1b:1b:00:00:07", "10.1.1.7", 102));

    private JsonNode program() throws IOException {
        String id = wire.resolve("00:1b:1b:00:00:07", "10.1.1.7").id();
        for (String line : wire.export().lines().toList()) {
            JsonNode asset = new ObjectMapper().readTree(line);
            if (asset.path("id").asText().equals(id)) {
                return asset.path("program");
            }
        }
        throw new AssertionError("no asset " + id);
    }

    @Test
    void thePresentContentIsShownWithWhenAndByWhomItCameAndWhatWasBefore() throws IOException {
        wire.moves(flow, "0/2", Action.DOWNLOAD, "OB1", A);
        wire.moves(flow, "0/2", Action.UPLOAD, "OB1", A);
        wire.moves(flow, "0/2", Action.UPLOAD, "OB1", B);
        wire.moves(flow, "0/2", Action.UPLOAD, "DB5", A);
        JsonNode program = program();
        assertThat(program).hasSize(2);
        assertThat(program.get(0).path("name").asText()).isEqualTo("DB5");
        JsonNode ob1 = program.get(1);
        assertThat(ob1.path("protocol").asText()).isEqualTo("s7comm");
        assertThat(ob1.path("unit").asText()).isEqualTo("0/2");
        assertThat(ob1.path("sha256").asText()).isEqualTo(B);
        assertThat(ob1.path("how").asText()).isEqualTo("upload");
        assertThat(ob1.path("by").asText())
                .isEqualTo(wire.resolve("f8:bc:12:00:00:01", "10.1.1.5").id());
        assertThat(ob1.path("evidence")).hasSize(1);
        JsonNode before = ob1.path("earlier").get(0);
        assertThat(before.path("sha256").asText()).isEqualTo(A);
        assertThat(before.path("how").asText()).isEqualTo("download");
        assertThat(before.path("times_seen").asInt()).isEqualTo(2);
        assertThat(before.path("evidence")).hasSize(2);
    }

    @Test
    void onlyWhatIsNewAboutAProgramIsAFactWhoseFramesStay() {
        wire.moves(flow, "0/2", Action.DOWNLOAD, "OB1", A);
        assertThat(wire.kept).contains(Purpose.FACT);
        wire.kept.clear();
        wire.moves(flow, "0/2", Action.UPLOAD, "OB1", A);
        assertThat(wire.kept).contains(Purpose.LATEST).doesNotContain(Purpose.FACT);
        wire.moves(flow, "0/2", Action.DOWNLOAD, "OB1", B);
        assertThat(wire.kept).contains(Purpose.FACT);
    }

    @Test
    void aDeletedObjectSaysSoUntilItComesBack() throws IOException {
        wire.moves(flow, "0/2", Action.DOWNLOAD, "OB1", A);
        wire.deletes(flow, "0/2", "OB1");
        assertThat(program().get(0).path("removed").isTextual()).isTrue();
        wire.moves(flow, "0/2", Action.DOWNLOAD, "OB1", A);
        assertThat(program().get(0).path("removed").isNull()).isTrue();
    }

    @Test
    void oneObjectStaysOneWhereItsUnitWasNotSeen() throws IOException {
        wire.moves(flow, Units.UNKNOWN, Action.UPLOAD, "OB1", A);
        wire.moves(flow, "0/2", Action.UPLOAD, "OB1", A);
        wire.moves(flow, Units.UNKNOWN, Action.UPLOAD, "OB1", A);
        assertThat(program()).hasSize(1);
        assertThat(program().get(0).path("unit").asText()).isEqualTo("0/2");
        assertThat(program().get(0).path("times_seen").asInt()).isEqualTo(3);
    }

    @Test
    void theContentsOfOneObjectAreBounded() throws IOException {
        for (int i = 0; i < 40; i++) {
            wire.moves(flow, "", Action.FILE, "/log", (i < 10 ? "0" + i : i + "").repeat(32));
        }
        JsonNode log = program().get(0);
        assertThat(log.path("sha256").asText()).startsWith("3939");
        assertThat(log.path("earlier")).hasSize(15);
        assertThat(log.path("earlier").get(0).path("sha256").asText()).startsWith("0000");
    }
}

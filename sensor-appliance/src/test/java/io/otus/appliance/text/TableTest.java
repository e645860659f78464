package io.otus.appliance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a table leaves whole where a line has no room. */
class TableTest {
    @Test
    void aFigureIsNeverCut() {
        Table table = new Table("VLAN", "UNDERSTOOD BYTES", "TEXT");
        table.row("1", "1234567890123", "a text that is much longer than the line");
        table.row("2", "99.5 %", "");
        assertThat(table.fitting(30)).isEqualTo("""
                VLAN  UNDERSTOOD B…  TEXT
                1     1234567890123  a text t…
                2     99.5 %
                """);
        assertThat(table.fitting(10)).as("rather a line that is too long").contains("1     1234567890123  a text ");
    }

    @Test
    void aNameIsCutAndItsAddressIsNot() {
        Table table = new Table("CLIENT", "SERVER");
        table.names("CLIENT", "SERVER");
        table.row("BOOSTER-STATION (10.20.0.32)", "PUMP-HOUSE (2001:db8::10:20:30:31) on VLAN 5");
        table.row("10.20.0.33", "2001:db8::10:20:30:3132");
        for (int width : List.of(10, 60, 70, 80)) {
            assertThat(table.fitting(width))
                    .contains(" (10.20.0.32)  PUMP")
                    .contains(" (2001:db8::10:20:30:31) on VLAN 5\n")
                    .contains("10.20.0.33 ")
                    .contains("2001:db8::10:20:30:3132\n");
        }
        assertThat(table.fitting(10)).contains("BOOS… (10.20.0.32)  PUMP… (2001:");
    }

    @Test
    void addressesOfAnInterfaceStayWhole() {
        Table table = new Table("MAC", "ADDRESSES", "DESCRIPTION");
        table.names("MAC", "ADDRESSES");
        table.spare("DESCRIPTION");
        table.row("00:80:63:00:00:11", "10.20.0.32 fe80::280:63ff:fe00:11", "a port that hears all of the plant");
        assertThat(table.fitting(80)).contains("  10.20.0.32 fe80::280:63ff:fe00:11  a port that hears all of …\n");
        assertThat(table.fitting(60)).endsWith("  10.20.0.32 fe80::280:63ff:fe00:11\n");
    }

    @Test
    void whatIsWholeStaysAndSomeAreCutBeforeOthers() {
        Table table = new Table("TIME", "BY", "WHAT", "REASON");
        table.whole("TIME");
        table.cutFirst("WHAT", "REASON");
        table.row("2026-03-02T08:00:00Z", "the shift leader of hall 3", "kinds LINK_NEW by 10.1.1.1", "a weekly test");
        assertThat(table.fitting(85)).contains("Z  the shift leader of hall 3  kinds LINK_NEW by 1…  a weekly");
        assertThat(table.fitting(40)).contains("2026-03-02T08:00:00Z  the shi…  kinds L…  a weekl…\n");
    }

    @Test
    void freeTextGoesOnInItsColumnAndNoWordOfItIsBroken() {
        Table table = new Table("ACT", "WHAT", "REASON", "BY");
        table.whole("ACT");
        table.wrap("WHAT", "REASON");
        table.row("mute", "kinds LINK_NEW by 10.1.1.1", "a weekly test of 00:80:63:00:00:11", "ann");
        table.row("close", "", "done", "bob");
        assertThat(table.fitting(53)).isEqualTo("""
                ACT    WHAT                 REASON                BY
                mute   kinds LINK_NEW by    a weekly test of      ann
                       10.1.1.1             00:80:63:00:00:11
                close                       done                  bob
                """);
        assertThat(table.fitting(Integer.MAX_VALUE).lines()).hasSize(3);
    }

    @Test
    void aWordThatIsWiderThanItsColumnIsBroken() {
        Table table = new Table("ID", "TEXT");
        table.wrap("TEXT");
        table.row("1", "sha256 " + "0123456789".repeat(4) + " of a program");
        assertThat(table.fitting(29)).isEqualTo("""
                ID  TEXT
                1   sha256
                    01234567890123456789012345
                    67890123456789 of a
                    program
                """);
    }
}

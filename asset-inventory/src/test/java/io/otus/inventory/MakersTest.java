package io.otus.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.otus.core.event.Attribute;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.Readings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIEMENS AG | Siemens",
                "Siemens Industrial Automation Products Ltd., Chengdu | Siemens",
                "Rockwell Automation/Allen-Bradley | Rockwell Automation",
                "Allen-Bradley | Rockwell Automation",
                "Rockwell Collins Canada | Rockwell Collins",
                "Schneider-Electric(China)Co.Ltd,Shenzhen Branch | Schneider Electric",
                "TELEMECANIQUE ELECTRIQUE | Schneider Electric",
                "SEL | Schweitzer Engineering Laboratories (SEL)",
                "Meinberg Funkuhren GmbH & Co. KG | Meinberg",
                "Dell Inc. | Dell",
                "Hewlett Packard | Hewlett Packard",
                "Acme Widgets Co., Ltd. | Acme Widgets",
                "Co | Co",
                "Selectron Systems AG | Selectron Systems",
            })
    void aMakerHasOneName(String stated, String name) {
        assertEquals(name, Makers.name(stated));
    }

    @Test
    void spellingsOfOneMakerAreTheSame() {
        assertTrue(Makers.same("Intelligent Platforms, LLC.", "GE Intelligent Platforms"));
        assertFalse(Makers.same("Phoenix Contact", "Phoenix Geophysics Ltd."));
    }

    @Test
    void aSystemDescriptionOfMakerModelAndVersionIsRead() {
        assertEquals(
                Map.of(Attribute.VENDOR, "Moxa", Attribute.MODEL, "EDS-408A", Attribute.FIRMWARE, "V3.8"),
                Readings.of(Attribute.DESCRIPTION, "Moxa EDS-408A V3.8"));
    }

    @Test
    void theDescriptionOfAScalanceTellsNumberVersionsAndSerial() {
        Map<Attribute, String> told = Readings.of(
                Attribute.DESCRIPTION,
                "Siemens, SIMATIC NET, SCALANCE X208, 6GK5 208-0BA10-2AA3, HW: Version 4, FW: Version V4.5.4,"
                        + " SVPB2150123");
        assertEquals("SCALANCE X208", told.get(Attribute.MODEL));
        assertEquals("6GK5 208-0BA10-2AA3", told.get(Attribute.ORDER_NUMBER));
        assertEquals("4", told.get(Attribute.HARDWARE));
        assertEquals("4.5.4", told.get(Attribute.FIRMWARE));
        assertEquals("Siemens", told.get(Attribute.VENDOR));
        assertEquals("SVPB2150123", told.get(Attribute.SERIAL));
    }

    @Test
    void aCiscoTellsItsSystem() {
        Map<Attribute, String> told = Readings.of(
                Attribute.DESCRIPTION,
                "Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 12.2(55)SE5, RELEASE SOFTWARE (fc1)");
        assertEquals("Cisco IOS 12.2(55)SE5", told.get(Attribute.OS));
        assertEquals("Cisco", told.get(Attribute.VENDOR));
    }

    @Test
    void anOlderCiscoTellsItsSystem() {
        Map<Attribute, String> told = Readings.of(
                Attribute.DESCRIPTION,
                "Cisco Internetwork Operating System Software IOS (tm) C2940 Software (C2940-I6K2L2Q4-M), Version"
                        + " 12.1(22)EA1, RELEASE SOFTWARE (fc1)");
        assertEquals("Cisco IOS 12.1(22)EA1", told.get(Attribute.OS));
        assertEquals("12.1(22)EA1", told.get(Attribute.FIRMWARE));
    }

    @Test
    void ordinaryTextTellsNothing() {
        assertEquals(Map.of(), Readings.of(Attribute.DESCRIPTION, "Pump house, north side, 2 pumps"));
        assertEquals(Map.of(), Readings.of(Attribute.DESCRIPTION, "GE the room at the end"));
        assertEquals(Map.of(), Readings.of(Attribute.NAME, "Moxa EDS-408A V3.8"));
    }
}

package io.otus.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.otus.core.event.Attribute;
import io.otus.inventory.vendor.Makers;
import io.otus.inventory.vendor.Readings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DESCRIPTION | Cisco IP Phone CP-8841, SIP88xx.12-5-1 | VENDOR Cisco; MODEL CP-8841; FIRMWARE SIP88xx.12-5-1",
                "DESCRIPTION | Cisco IP Phone CP-7911G,V2, SCCP11.8-4-3S | VENDOR Cisco; MODEL CP-7911G; HARDWARE V2; FIRMWARE SCCP11.8-4-3S",
                "DESCRIPTION | SCCP45.9-4-2 | FIRMWARE SCCP45.9-4-2",
                "DESCRIPTION | Aruba JL259A 2930F-24G-4SFP+ Switch, revision WC.16.07.0003, ROM WC.16.01.0006 (/ws/swbuild) | VENDOR Aruba; ORDER_NUMBER JL259A; MODEL 2930F-24G-4SFP+; FIRMWARE WC.16.07.0003",
                "DESCRIPTION | Hewlett-Packard HP Z240 Tower Workstation,CZC0000001,D1P34AV + HMI | VENDOR Hewlett Packard; MODEL Z240 Tower Workstation; SERIAL CZC0000001",
                "DESCRIPTION | Dell Inc. OptiPlex 990,01,G000001 + HMI | VENDOR Dell; MODEL OptiPlex 990; SERIAL G000001",
                "DESCRIPTION | Siemens, SIMATIC HMI, KTP700 Basic, 6AV2 123-2GB03-0AX0, HW:0, SW.V 13.0.1 | VENDOR Siemens; MODEL KTP700 Basic; ORDER_NUMBER 6AV2 123-2GB03-0AX0; HARDWARE 0; FIRMWARE 13.0.1",
                "SERVICE | Yealink SIP-T46S 66.86.0.15 | VENDOR Yealink; MODEL SIP-T46S; FIRMWARE 66.86.0.15",
                "SERVICE | Hikvision DS-2CD2042WD V5.4.5 | VENDOR Hikvision; MODEL DS-2CD2042WD; FIRMWARE V5.4.5",
                "SERVICE | Cisco-CUCM11.5 | ",
                "SERVICE | Microsoft ESMTP 6.0.3790 | ",
                "SERVICE | Microsoft-WinCE/6.00 | OS Windows CE 6.00",
                "DESCRIPTION | OpenBSD/i386 (oof) (ttyp1) | OS OpenBSD",
                "DESCRIPTION | Darwin host.local 8.8.0 Darwin Kernel Version 8.8.0: Fri Sep 8 17:18 | OS Darwin 8.8.0",
                "DESCRIPTION | Microsoft-WinCE/6.00 UPnP/1.0 UPnP-Device-Host/1.0 | OS Windows CE 6.00",
            })
    void whatATextPlainlySaysIsRead(String attribute, String text, @Nullable String expected) {
        Map<Attribute, String> told = new EnumMap<>(Attribute.class);
        for (String each : expected == null ? new String[0] : expected.split("; ", -1)) {
            told.put(Attribute.valueOf(each.substring(0, each.indexOf(' '))), each.substring(each.indexOf(' ') + 1));
        }
        assertEquals(told, Readings.of(Attribute.valueOf(attribute), text));
    }

    @Test
    void aComputerWithSimaticSoftwareTellsItsMakerAndModel() {
        assertEquals(
                Map.of(Attribute.VENDOR, "ASUS", Attribute.MODEL, "G750JHA"),
                Readings.of(Attribute.DESCRIPTION, "ASUSTeK COMPUTER INC. G750JHA,1.0,D9N0CY280463389"));
    }

    @Test
    void aSwitchOfHirschmannTellsModelAndFirmware() {
        assertEquals(
                Map.of(Attribute.VENDOR, "Hirschmann", Attribute.MODEL, "MAR", Attribute.FIRMWARE, "L2P-09.0.00"),
                Readings.of(Attribute.DESCRIPTION, "Hirschmann MAR - SW: L2P-09.0.00"));
        assertEquals(
                Map.of(
                        Attribute.VENDOR, "Hirschmann",
                        Attribute.MODEL, "RS30-0802O6O6SDAE",
                        Attribute.FIRMWARE, "08.7.05",
                        Attribute.OS, "HiOS"),
                Readings.of(Attribute.DESCRIPTION, "Hirschmann RS30-0802O6O6SDAE, HiOS 08.7.05"));
    }

    @Test
    void aGreetingOfFtpTellsWhatItNames() {
        assertEquals(
                Map.of(Attribute.OS, "VxWorks 5.5.1"),
                Readings.of(Attribute.SERVICE, "VxWorks (VxWorks5.5.1) FTP server ready"));
        assertEquals(
                Map.of(Attribute.OS, "VxWorks 5.4.2"),
                Readings.of(Attribute.SERVICE, "VxWorks FTP server (VxWorks 5.4.2) ready."));
        assertEquals(
                Map.of(Attribute.OS, "VxWorks"), Readings.of(Attribute.SERVICE, "Tornado-vxWorks FTP server ready"));
        assertEquals(
                Map.of(Attribute.VENDOR, "Siemens", Attribute.MODEL, "CP 343-1 IT"),
                Readings.of(Attribute.SERVICE, "CP 343-1 IT FTP server ready"));
        assertEquals(
                Map.of(Attribute.VENDOR, "Omron", Attribute.MODEL, "CJ2M-EIP21", Attribute.FIRMWARE, "1.11"),
                Readings.of(Attribute.SERVICE, "10.1.2.3 CJ2M-EIP21 FTP server (FTP Version 1.11) ready."));
        assertEquals(
                Map.of(Attribute.VENDOR, "WAGO", Attribute.MODEL, "750-881"),
                Readings.of(Attribute.SERVICE, "WAGO 750-881 FTP server ready"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hap-gate FTP server (MikroTik 6.42.6) ready|MikroTik||6.42.6|RouterOS",
                "AXIS M1011 Network Camera 5.20.2 (2012) ready.|Axis Communications|M1011|5.20.2|",
                "AXIS 211 Network Camera 4.11 (Nov 06 2006) ready.|Axis Communications|211|4.11|",
                "ET0021B7C71234 Lexmark T640 FTP Server 55.10.20 ready.|Lexmark|T640|55.10.20|",
                "ECOSYS M2040dn FTP server.|Kyocera|ECOSYS M2040dn||",
                "FS-1028MFP FTP server|Kyocera|FS-1028MFP||",
                "RICOH Aficio MP C3002 FTP server (11.76) ready.|Ricoh|Aficio MP C3002||",
                "NASFTPD Turbo station 1.3.5a Server (ProFTPD) [10.0.0.9]|QNAP|||",
                "mail.plant.example ESMTP Postfix (Debian/GNU)||||Debian Linux",
                "mx1 ESMTP Postfix (Ubuntu)||||Ubuntu Linux",
                "EX01.corp.example Microsoft ESMTP MAIL Service ready at Mon, 2 Mar 2026 08:00:00 +0100||||Windows",
                "snom821/8.7.5.35|Snom|821|8.7.5.35|",
                "snomD785/10.1.64.14|Snom|D785|10.1.64.14|",
                "PolycomVVX-VVX_411-UA/5.9.0.9373|Polycom|VVX 411|5.9.0.9373|",
                "Cisco-CP7962G/9.4.2|Cisco|CP7962G|9.4.2|",
                "Cisco-CP8841-3PCC/11.2.3|Cisco|CP8841|11.2.3|",
                "Linksys/SPA942-6.1.5(a)|Cisco|SPA942|6.1.5(a)|",
                "Cisco/SPA504G-7.6.2|Cisco|SPA504G|7.6.2|",
                "Grandstream GXP2160 1.0.9.135|Grandstream|GXP2160|1.0.9.135|",
                "AVM FRITZ!Box 7490 113.07.12 (Sep 18 2019)|AVM|FRITZ!Box 7490|113.07.12|",
                "AudioCodes-Sip-Gateway-MP-114 FXS/v.6.60A.022.003|AudioCodes|MP-114 FXS|6.60A.022.003|",
                "Yealink SIP-T46S 66.86.0.15|Yealink|SIP-T46S|66.86.0.15|"
            })
    void aGreetingOrUserAgentTellsWhatItsMakerWritesInIt(
            String text, String vendor, String model, String firmware, String os) {
        tells(Attribute.SERVICE, text, vendor, model, firmware, os);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "----- Model name       : NPort 5110 MAC address      : 00:90:E8:1E:2A:3B Serial No.       : 2564"
                        + " Firmware version : 2.4 Build 09081915|Moxa|NPort 5110|2.4|",
                "MAC address 00204A8035B1 Software version V6.5.0.7 (070919) XPTEX|Lantronix||6.5.0.7|",
                "*** Lantronix UDS1100 Device Server ***|Lantronix|UDS1100||",
                "Copyright (c) 2004-2012 Hirschmann Automation and Control GmbH All rights reserved RS20 Release"
                        + " L2P-07.1.03 (Build date 2012-11-22 14:32)|Hirschmann|RS20|L2P-07.1.03|",
                "Rugged Operating System v3.8.2 (Apr 26 2010 17:33) Copyright (c) RuggedCom, 2008 - All rights reserved"
                        + " System Name: SW1 Product: RS900-HI-D-C1 Main Version: v3.8.2"
                        + "|RuggedCom|RS900-HI-D-C1|3.8.2|ROS",
                "HP J9019B ProCurve Switch 2510-24 Software revision Q.11.57 Copyright (C) 1991-2012 Hewlett-Packard"
                        + "|Hewlett Packard|2510-24|Q.11.57|",
                "ProCurve J4900B Switch 2626 Software revision H.10.50|Hewlett Packard|2626|H.10.50|",
                "MikroTik v6.42 (stable)|MikroTik||6.42|RouterOS",
                "DES-3526 Fast Ethernet Switch Command Line Interface Firmware: Build 6.00.B49 Copyright(C) 2012 D-Link"
                        + " Corporation.|D-Link|DES-3526|6.00.B49|"
            })
    void whatIsShownBeforeSomebodySignsInTellsWhatItsMakerWritesInIt(
            String text, String vendor, String model, String firmware, String os) {
        tells(Attribute.DESCRIPTION, text, vendor, model, firmware, os);
    }

    private static void tells(
            Attribute attribute,
            String text,
            @Nullable String vendor,
            @Nullable String model,
            @Nullable String firmware,
            @Nullable String os) {
        Map<Attribute, String> told = Readings.of(attribute, text);
        assertEquals(vendor, told.get(Attribute.VENDOR));
        assertEquals(model, told.get(Attribute.MODEL));
        assertEquals(firmware, told.get(Attribute.FIRMWARE));
        assertEquals(os, told.get(Attribute.OS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plc1 FTP server (Version 6.4/OpenBSD) ready.",
                "10.1.2.3 plc-1 FTP server (Version 5.60) ready",
                "ProFTPD 1.3.5 Server (Debian) [10.0.0.1]",
                "FileZilla Server version 0.9.41 beta",
                "(vsFTPd 3.0.3)",
                "mail.example.com ESMTP Sendmail 8.14.4/8.14.4",
                "nginx/1.18.0",
                "SSH-2.0-OpenSSH_8.2"
            })
    void aGreetingThatNamesAHostOrAProgramTellsNothing(String greeting) {
        assertEquals(Map.of(), Readings.of(Attribute.SERVICE, greeting));
    }

    @Test
    void aGreetingThatNamesAMakerAloneTellsNoModel() {
        for (String greeting :
                new String[] {"Microsoft FTP Service", "HP ARPA FTP Server Version 4.0", "Siemens V3.1 FTP server"}) {
            assertFalse(Readings.of(Attribute.SERVICE, greeting).containsKey(Attribute.MODEL), greeting);
        }
    }

    @Test
    void ordinaryTextTellsNothing() {
        assertEquals(Map.of(), Readings.of(Attribute.DESCRIPTION, "Pump house, north side, 2 pumps"));
        assertEquals(Map.of(), Readings.of(Attribute.DESCRIPTION, "GE the room at the end"));
        assertEquals(Map.of(), Readings.of(Attribute.NAME, "Moxa EDS-408A V3.8"));
    }

    /** Far more than all of them take together; an expression that goes back and back takes longer for one of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "1",
                "a1",
                "1a",
                "A-",
                "1.",
                " 1",
                "a,",
                "FTP ",
                ", a1",
                "FW: 1,",
                "6ES7 111-",
                " CP-1",
                " V1",
                "SN: "
            })
    void aHostileTextTakesNoTimeToSpeakOf(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String maker : new String[] {"", "Moxa ", "Siemens, ", "Hirschmann ", "Cisco IP Phone CP-7911G,"}) {
                for (String end : new String[] {"", " ", "!", " FTP", ")"}) {
                    String half = "a".repeat(128) + part.repeat(256 / part.length());
                    for (String text : new String[] {part.repeat(512 / part.length()), half, "a1" + half + "1"}) {
                        var _ = Readings.of(Attribute.DESCRIPTION, maker + text + end);
                        var _ = Readings.of(Attribute.SERVICE, maker + text + end);
                    }
                }
            }
        });
    }
}

package io.otus.inventory.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Attribute;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameSpan;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final String SOURCE = "modbus read_device_identification";

    private final ClaimSet one = new ClaimSet();
    private final ClaimSet other = new ClaimSet();
    private long time;

    private void says(ClaimSet who, Attribute attribute, String value, String source, Trust trust) {
        time++;
        Evidence evidence = Evidence.of("cafe00000000", new FrameSpan(time, time, 0, 60));
        who.hear(new Statement(attribute, value, source, trust, Voice.OWN, evidence, time), false);
    }

    private void says(ClaimSet who, Attribute attribute, String value) {
        says(who, attribute, value, SOURCE, Trust.DEVICE);
    }

    @Test
    void whoSaysNothingNeitherRepeatsNorContradicts() {
        says(other, Attribute.MODEL, "M340");

        assertThat(Accounts.repeat(one, other)).isFalse();
        assertThat(Accounts.contradict(one, other)).isFalse();
    }

    @Test
    void whoSaysPartOfWhatTheOtherDoesRepeatsItAndIsNotRepeated() {
        says(one, Attribute.MODEL, "M340");
        says(other, Attribute.MODEL, "M340");
        says(other, Attribute.SERIAL, "7");

        assertThat(Accounts.repeat(one, other)).isTrue();
        assertThat(Accounts.repeat(other, one)).isFalse();
        assertThat(Accounts.contradict(one, other)).isFalse();
    }

    @Test
    void aValueOfOneSourceThatDiffersIsAContradictionWhileItHolds() {
        says(one, Attribute.MODEL, "M340");
        says(other, Attribute.MODEL, "M580");
        assertThat(Accounts.contradict(one, other)).isTrue();
        assertThat(Accounts.contradict(other, one)).isTrue();
        assertThat(Accounts.repeat(one, other)).isFalse();

        says(other, Attribute.MODEL, "M340");
        assertThat(Accounts.contradict(one, other)).isFalse();
        assertThat(Accounts.repeat(one, other)).isTrue();
    }

    @Test
    void sourcesAreNotComparedWithEachOther() {
        says(one, Attribute.MODEL, "M340");
        says(other, Attribute.MODEL, "M580", "snmp sysDescr", Trust.MANAGEMENT);

        assertThat(Accounts.contradict(one, other)).isFalse();
        assertThat(Accounts.repeat(one, other)).isFalse();
    }

    @Test
    void whatADeviceHasSeveralOfTellsNobodyFromAnother() {
        says(one, Attribute.SERVICE, "http");
        says(other, Attribute.SERVICE, "ftp");

        assertThat(Accounts.tellIdentity(one)).isFalse();
        assertThat(Accounts.contradict(one, other)).isFalse();
        assertThat(Accounts.tellMoreThanAddresses(one)).isTrue();
    }

    @Test
    void anAddressAndTheMakerThatItNamesAreNothingThatADeviceTold() {
        says(one, Attribute.IP, "10.0.0.1");
        says(one, Attribute.VENDOR, "Siemens AG", Sources.MAC_PREFIX, Trust.VENDOR_PREFIX);

        assertThat(Accounts.tellMoreThanAddresses(one)).isFalse();
        says(one, Attribute.NAME, "PUMP");
        assertThat(Accounts.tellMoreThanAddresses(one)).isTrue();
    }
}

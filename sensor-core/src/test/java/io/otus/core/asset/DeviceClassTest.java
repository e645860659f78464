package io.otus.core.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceClassTest {
    @ParameterizedTest
    @CsvSource({
        "plc, CONTROLLER",
        "building_controller, CONTROLLER",
        "drive, FIELD_DEVICE",
        "gateway, GATEWAY",
        "hmi, OPERATION",
        "historian, COLLECTION",
        "engineering_station, ENGINEERING",
        "access_point, SWITCHING",
        "firewall, ROUTING",
        "time_server, CLOCK",
        "camera, APPLIANCE",
        "phone, TELEPHONE",
        "workstation, COMPUTER",
        "unknown, OTHER",
        "crane, OTHER"
    })
    void aTypeIsOfOneClass(String type, DeviceClass expected) {
        assertThat(DeviceClass.of(type)).isEqualTo(expected);
    }

    @Test
    void anAssetIsOfTheClassOfItsType() {
        AssetRef relay = new AssetRef("id", "relay", "ied", List.of(), null, "10.0.0.1", 0, null, 1);
        assertThat(relay.deviceClass()).isEqualTo(DeviceClass.CONTROLLER);
    }
}

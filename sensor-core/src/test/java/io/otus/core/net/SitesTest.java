package io.otus.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SitesTest {
    private static Sites plant() {
        Map<String, List<String>> sites = new LinkedHashMap<>();
        sites.put("north", List.of("eth1", "eth2"));
        sites.put("south", List.of("eth3"));
        return Sites.of(sites);
    }

    @Test
    void anInterfaceIsInItsSiteAndAnyOtherInNone() {
        Sites sites = plant();
        assertThat(sites.segment("eth1")).isEqualTo(sites.segment("eth2")).isNotEqualTo(sites.segment("eth3"));
        assertThat(sites.name(sites.segment("eth2") | 10)).isEqualTo("north");
        assertThat(sites.name(sites.segment("eth3"))).isEqualTo("south");
        assertThat(sites.segment("eth4")).isZero();
        assertThat(sites.name(10)).isNull();
        assertThat(Sites.NONE.segment("eth1")).isZero();
    }

    @Test
    void tagsAndSiteOfASegmentAreApart() {
        int segment = plant().segment("eth3") | 5 << 12 | 10;
        assertThat(Sites.number(segment)).isEqualTo(2);
        assertThat(Sites.tags(segment)).isEqualTo(5 << 12 | 10);
        assertThat(Sites.untagged(segment)).isEqualTo(plant().segment("eth3"));
        assertThat(new Endpoint(segment, null, null, Endpoint.NO_PORT).vlan()).isEqualTo(10);
    }

    @Test
    void aNetworkIsAVlanInASiteWhateverTheOuterTag() {
        int segment = plant().segment("eth3") | 5 << 12 | 10;
        assertThat(Sites.network(segment)).isEqualTo(Sites.network(2, 10)).isNotEqualTo(Sites.network(1, 10));
        assertThat(Sites.network(0, 10)).isEqualTo(10);
        assertThatThrownBy(() -> Sites.network(0, 4096)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sites.network(Sites.MAX_SITES + 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInterfaceInTwoSitesIsRefused() {
        assertThatThrownBy(() -> Sites.of(Map.of("north", List.of("eth1", "eth1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'eth1' is named twice");
    }

    @Test
    void aSiteWithoutAListOfInterfacesIsRefusedByName() {
        Map<String, @Nullable List<String>> sites = new HashMap<>();
        sites.put("north", null);
        assertThatThrownBy(() -> Sites.of(sites)).hasMessage("site 'north' has no list of interfaces");
    }
}

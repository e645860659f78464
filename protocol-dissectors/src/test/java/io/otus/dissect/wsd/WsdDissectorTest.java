package io.otus.dissect.wsd;

import static io.otus.testkit.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Action;
import io.otus.core.event.Attribute;
import io.otus.core.event.Element;
import io.otus.core.event.Service;
import io.otus.core.event.Trust;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.DissectorProvider;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.FieldTable;
import io.otus.testkit.Row;
import io.otus.testkit.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WsdDissectorTest extends DissectorContract {
    private static final List<Element> BYE = List.of(
            Element.text("action", "http://schemas.xmlsoap.org/ws/2005/04/discovery/Bye"),
            Element.text("endpoint", ""),
            Element.text("types", ""),
            new Element.Values("scopes", ValueList.texts(List.of(""))),
            Element.text("x_addrs", ""));

    @Override
    protected DissectorProvider provider() {
        return new WsdProvider();
    }

    @Override
    protected Carrier carrier() {
        return Carrier.DATAGRAM;
    }

    private static Seen claim(Attribute attribute, String value) {
        return new Seen.Claim(true, "", attribute, value, Trust.SESSION);
    }

    @Override
    protected Stream<Row> rows() {
        return Stream.of(
                row("a camera answers what it is, ONVIF Core Specification section 7.3")
                        .server(
                                "3C3F786D6C2076657273696F6E3D22312E30223F3E3C733A456E76656C6F706520786D6C6E733A733D22687474"
                                        + "703A2F2F7777772E77332E6F72672F323030332F30352F736F61702D656E76656C6F70652220786D6C6E733A64"
                                        + "3D2264223E3C733A4865616465723E3C7773613A416374696F6E3E687474703A2F2F736368656D61732E786D6C"
                                        + "736F61702E6F72672F77732F323030352F30342F646973636F766572792F50726F62654D6174636865733C2F77"
                                        + "73613A416374696F6E3E3C2F733A4865616465723E3C733A426F64793E3C643A50726F62654D6174636865733E"
                                        + "3C643A50726F62654D617463683E3C7773613A456E64706F696E745265666572656E63653E3C7773613A416464"
                                        + "726573733E75726E3A757569643A31343139643638612D316464322D313162322D613130352D30303030303030"
                                        + "30303030303C2F7773613A416464726573733E3C2F7773613A456E64706F696E745265666572656E63653E3C64"
                                        + "3A54797065733E646E3A4E6574776F726B566964656F5472616E736D69747465723C2F643A54797065733E3C64"
                                        + "3A53636F7065733E6F6E7669663A2F2F7777772E6F6E7669662E6F72672F747970652F766964656F5F656E636F"
                                        + "646572206F6E7669663A2F2F7777772E6F6E7669662E6F72672F6E616D652F476174652532304E6F727468206F"
                                        + "6E7669663A2F2F7777772E6F6E7669662E6F72672F68617264776172652F50313435352D4C45206F6E7669663A"
                                        + "2F2F7777772E6F6E7669662E6F72672F6C6F636174696F6E2F796172643C2F643A53636F7065733E3C643A5841"
                                        + "646472733E687474703A2F2F31302E312E312E36302F6F6E7669662F6465766963655F736572766963653C2F64"
                                        + "3A5841646472733E3C2F643A50726F62654D617463683E3C2F643A50726F62654D6174636865733E3C2F733A42"
                                        + "6F64793E3C2F733A456E76656C6F70653E")
                        .sees(
                                claim(Attribute.INSTANCE, "uuid:1419d68a-1dd2-11b2-a105-000000000000"),
                                claim(Attribute.SERVICE, "NetworkVideoTransmitter"),
                                claim(Attribute.CAPABILITY, "video_encoder"),
                                claim(Attribute.NAME, "Gate North"),
                                claim(Attribute.MODEL, "P1455-LE"),
                                claim(Attribute.LOCATION, "yard")),
                row("somebody searches, WS-Discovery 1.1 section 5.2")
                        .client(
                                "3C3F786D6C2076657273696F6E3D22312E30223F3E3C733A456E76656C6F706520786D6C6E733A733D22687474"
                                        + "703A2F2F7777772E77332E6F72672F323030332F30352F736F61702D656E76656C6F70652220786D6C6E733A64"
                                        + "3D2264223E3C733A4865616465723E3C7773613A416374696F6E3E687474703A2F2F736368656D61732E786D6C"
                                        + "736F61702E6F72672F77732F323030352F30342F646973636F766572792F50726F62653C2F7773613A41637469"
                                        + "6F6E3E3C2F733A4865616465723E3C733A426F64793E3C643A50726F62653E3C643A54797065732F3E3C2F643A"
                                        + "50726F62653E3C2F733A426F64793E3C2F733A456E76656C6F70653E")
                        .sees(new Seen.Request(
                                Request.unconfirmed(new Service(-1, "probe", Action.DISCOVER), "", List.of()))),
                row("a device leaves")
                        .someone(
                                "3C3F786D6C2076657273696F6E3D22312E30223F3E3C733A456E76656C6F706520786D6C6E733A733D22687474"
                                        + "703A2F2F7777772E77332E6F72672F323030332F30352F736F61702D656E76656C6F70652220786D6C6E733A64"
                                        + "3D2264223E3C733A4865616465723E3C7773613A416374696F6E3E687474703A2F2F736368656D61732E786D6C"
                                        + "736F61702E6F72672F77732F323030352F30342F646973636F766572792F4279653C2F7773613A416374696F6E"
                                        + "3E3C2F733A4865616465723E3C733A426F64793E3C2F733A426F64793E3C2F733A456E76656C6F70653E")
                        .sees(new Seen.Message(new WsdEvent.Message("bye", BYE))),
                row("what is no envelope").someone("3C68746D6C3E").sees(new Seen.Malformed(WsdAnomaly.ENVELOPE, 0)));
    }

    @Test
    void thePageNamesEveryField() {
        assertThat(FieldTable.of("wsd")).containsAll(fieldsWritten());
    }
}

package io.otus.alert.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.alert.custom.CustomRule;
import io.otus.alert.custom.CustomRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords for decoded fields, in the forms of the user guide of Suricata. */
class FieldRuleTest {
    private static SignatureList read(String header, String options) {
        return SignatureList.read("alert " + header + " (msg:\"m\"; " + options + " sid:1;)\n", "a.rules");
    }

    private static CustomRule rule(String header, String options) {
        SignatureList list = read(header, options);
        assertThat(list.notTaken()).isEmpty();
        return list.custom().getFirst();
    }

    /** Fields as {@code name=value name=value}; a name may stand there more than once. */
    private static Map<String, List<Object>> fields(String text) {
        Map<String, List<Object>> fields = new HashMap<>();
        for (String each : text.split(" ", -1)) {
            String[] parts = each.split("=", 2);
            Object value = parts[1].matches("\\d+") ? (Object) Double.valueOf(parts[1]) : parts[1];
            fields.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        function 21                              ~ code=21                                                   ~ true
        function 21                              ~ code=20                                                   ~ false
        function !21                             ~ code=20                                                   ~ true
        function !21                             ~ code=21                                                   ~ false
        function 8, subfunction 4                ~ code=8 sub_function=4                                     ~ true
        function 8,subfunction 4                 ~ code=8 sub_function=1                                     ~ false
        function assigned                        ~ code=3                                                    ~ true
        function assigned                        ~ code=8 sub_function=4                                     ~ true
        function assigned                        ~ code=8 sub_function=30                                    ~ false
        function assigned                        ~ code=43 service=read_device_identification                ~ true
        function assigned                        ~ code=43 service=encapsulated_interface_transport          ~ false
        function assigned                        ~ code=18                                                   ~ false
        function !assigned                       ~ code=18                                                   ~ true
        function unassigned                      ~ code=18                                                   ~ true
        function unassigned                      ~ code=3                                                    ~ false
        function unassigned                      ~ code=65                                                   ~ false
        function public                          ~ code=3                                                    ~ true
        function public                          ~ code=18                                                   ~ true
        function public                          ~ code=100                                                  ~ false
        function public                          ~ code=91                                                   ~ false
        function !public                         ~ code=91                                                   ~ true
        function user                            ~ code=72                                                   ~ true
        function user                            ~ code=73                                                   ~ false
        function ! user                          ~ code=73                                                   ~ true
        function reserved                        ~ code=126                                                  ~ true
        function reserved                        ~ code=8 sub_function=19                                    ~ true
        function !reserved                       ~ code=126                                                  ~ false
        function all                             ~ code=1                                                    ~ true
        unit 10                                  ~ code=1 unit_identifier=10                                 ~ true
        unit 10<>20                              ~ code=1 unit_identifier=10                                 ~ false
        unit >10, function 6                     ~ code=6 unit_identifier=11                                 ~ true
        unit 10, function 8, subfunction 4       ~ code=8 sub_function=4 unit_identifier=10                  ~ true
        unit 10, function !reserved              ~ code=3 unit_identifier=10                                 ~ true
        unit 10, access write coils              ~ action=write space=coil unit_identifier=9                 ~ false
        access read                              ~ action=read                                               ~ true
        access write                             ~ action=read                                               ~ false
        access read input                        ~ action=read space=input                                   ~ true
        access read discretes, address <100      ~ action=read space=discrete index=98                       ~ true
        access read discretes, address <100      ~ action=read space=discrete index=99                       ~ false
        access write holding, address 500        ~ action=write space=holding index=499                      ~ true
        access write holding, address 500        ~ action=write space=holding index=500                      ~ false
        access write coils, address 100<>200     ~ action=write space=coil index=99                          ~ false
        access write coils, address 100<>200     ~ action=write space=coil index=50 index=100                ~ true
        access write coils, address 100<>200     ~ action=write space=coil index=50 index=250                ~ false
        access write coils, address >500         ~ action=write space=coil index=500                         ~ true
        access write holding, address 500, value >200   ~ action=write space=holding index=499 value_of.499=201          ~ true
        access write holding, address 500, value >200   ~ action=write space=holding index=499 value_of.499=200          ~ false
        access write holding, address 500, value >200   ~ action=write space=holding index=499 value=201                 ~ false
        access write holding, address 15, value <4660   ~ action=write space=holding index=14 value_of.14=0              ~ true
        access write holding, address 5<>9, value 3     ~ action=write space=holding index=6 value_of.5.7=3              ~ true
        "access write holding"                   ~ action=write space=holding                                ~ true
        """)
    void modbusIsTakenInAllItsForms(String value, String event, boolean expected) {
        CustomRule rule = rule("modbus any any -> any any", "modbus: " + value + ";");
        assertThat(rule.onMessages()).isFalse();
        assertThat(CustomRules.holds(rule, fields("protocol=modbus " + event))).isEqualTo(expected);
        assertThat(CustomRules.holds(rule, fields("protocol=dnp3 " + event))).isFalse();
    }

    @Test
    void whoMustSendHoldsForMessagesToo() {
        CustomRule asked = rule("dnp3 any any -> any any", "flow:to_server; dnp3_obj:12,1;");
        String object = "protocol=dnp3 application.objects.object=g12v1 sender=";
        assertThat(CustomRules.holds(asked, fields(object + "client"))).isTrue();
        assertThat(CustomRules.holds(asked, fields(object + "server"))).isFalse();
        CustomRule told = rule("dnp3 any any -> any any", "flow:to_client; dnp3_obj:12,1;");
        assertThat(CustomRules.holds(told, fields(object + "client"))).isFalse();
        assertThat(CustomRules.holds(told, fields(object + "server"))).isTrue();
    }

    @Test
    void functionNinetyIsFoundThoughWhatItCarriesIsAProtocolOfItsOwn() {
        for (String value : List.of("function 90", "function reserved", "function !public", "function all")) {
            CustomRule rule = rule("modbus any any -> any any", "modbus: " + value + ";");
            assertThat(CustomRules.holds(rule, fields("protocol=umas code=1")))
                    .as(value)
                    .isTrue();
        }
        CustomRule rule = rule("modbus any any -> any any", "modbus: function assigned;");
        assertThat(CustomRules.holds(rule, fields("protocol=umas code=1"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        dnp3_func:cold_restart;                        ~ operation ~ protocol=dnp3 code=13                              ~ true
        dnp3.func:13;                                  ~ operation ~ protocol=dnp3 code=14                              ~ false
        dnp3_func:response;                            ~ message   ~ protocol=dnp3 application.function_code=129        ~ true
        dnp3_func:confirm;                             ~ message   ~ protocol=dnp3 application.function_code=0          ~ true
        dnp3_func:authenticate_err;                    ~ operation ~ protocol=dnp3 code=33                              ~ true
        dnp3_ind:device_restart;                       ~ message   ~ protocol=dnp3 application.iin_set=device_restart   ~ true
        dnp3.ind:class_1_events,class_2_events;        ~ message   ~ protocol=dnp3 application.iin_set=class_2_events   ~ true
        dnp3_ind:class_1_events; dnp3_ind:need_time;   ~ message   ~ protocol=dnp3 application.iin_set=class_1_events   ~ false
        dnp3_ind:all_stations;                         ~ message   ~ protocol=dnp3 application.iin_set=broadcast        ~ true
        dnp3_obj:12,1;                                 ~ message   ~ protocol=dnp3 application.objects.object=g12v1     ~ true
        dnp3.obj:12, 1;                                ~ message   ~ protocol=dnp3 application.objects.object=g12v2     ~ false
        dnp3_func:write; dnp3_obj:50,1;                ~ operation ~ protocol=dnp3 code=2 application.objects.object=g50v1 ~ true
        dnp3_func:response; dnp3_ind:object_unknown;   ~ message   ~ protocol=dnp3 application.function_code=129 application.iin_set=object_unknown ~ true
        enip_command:99;                               ~ operation ~ protocol=enip code=99                              ~ true
        enip_command:list_identity;                    ~ operation ~ protocol=enip code=99                              ~ true
        enip_command:111;                              ~ message   ~ protocol=enip command=111                          ~ true
        cip_service:75;                                ~ operation ~ protocol=cip code=75                               ~ true
        cip_service:14,11;                             ~ operation ~ protocol=cip code=14 path.class=11                 ~ true
        cip_service:10;                                ~ message   ~ protocol=cip message=request service=10            ~ true
        cip_service:10,2;                              ~ message   ~ protocol=cip message=response service=10 path.class=2 ~ false
        cip_service:16,246,6;                          ~ operation ~ protocol=cip code=16 path.class=246 path.attribute=6 ~ true
        cip_service:16,246,6;                          ~ operation ~ protocol=cip code=16 path.class=246                ~ false
        enip.cip_class:>1;                             ~ operation ~ protocol=cip code=1 path.class=2                   ~ true
        enip.cip_instance:1;                           ~ operation ~ protocol=cip code=1 path.instance=1                ~ true
        enip.cip_attribute:1; cip_service:14;          ~ operation ~ protocol=cip code=14 path.attribute=1              ~ true
        enip.status:>106;                              ~ message   ~ protocol=enip status=107                           ~ true
        enip.protocol_version:>1;                      ~ message   ~ protocol=enip protocol_version=1                   ~ false
        """)
    void keywordsOfDnp3AndEthernetIpAreTaken(String options, String on, String event, boolean expected) {
        CustomRule rule = rule("tcp any any -> any any", options);
        assertThat(rule.onMessages()).isEqualTo(on.equals("message"));
        assertThat(CustomRules.holds(rule, fields(event))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        any any -> any any                          ~ true
        10.0.0.0/8 any -> any any                   ~ true
        !10.0.0.0/8 any -> any any                  ~ false
        [10.0.0.7,10.0.0.1] any -> 10.0.0.2 502     ~ true
        ![10.0.0.7,10.0.0.1] any -> any any         ~ false
        any any -> !10.0.0.9 any                    ~ true
        any any -> any [20000,500:510]              ~ true
        any any -> any !502                         ~ false
        10.0.0.2 any <> any any                     ~ true
        """)
    void addressesAndPortsHoldForDecodedFieldsToo(String header, boolean expected) {
        CustomRule rule = rule("modbus " + header, "modbus: function 6;");
        String event = "protocol=modbus code=6 client=10.0.0.1 server=10.0.0.2 server_port=502";
        assertThat(CustomRules.holds(rule, fields(event))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        modbus: function 4, subfunction 4;         ~ modbus: subfunction: function 8 alone has any, not 'function 4'
        modbus: function some;                     ~ modbus: 'some' is no number or range
        modbus: access write input;                ~ modbus: 'access write input' is not taken
        modbus: access write, address 5;           ~ modbus: address: needs a table, such as 'holding'
        modbus: access read holding, address 5, value 3;  ~ modbus: value: only what is written has one
        modbus: access write holding, value 3;     ~ modbus: 'value 3' is not taken
        modbus: access write holding, address 5<>6; ~ modbus: '5<>6' has no number
        modbus: access write holding, address 99999; ~ modbus: address: '99999' is out of range
        modbus: unit 1, function reserved;         ~ modbus: unit: not together with functions of which 90 is one
        modbus: weather fine;                      ~ modbus: 'weather fine' is not taken
        dnp3_func:fly;                             ~ dnp3_func: 'fly' is no number or range
        dnp3_func:256;                             ~ dnp3_func: '256' is out of range
        dnp3_ind:sunny;                            ~ dnp3_ind: 'sunny' is not taken
        dnp3_obj:12;                               ~ dnp3_obj: '12' is not taken
        dnp3_data; content:"a";                    ~ dnp3_data: a keyword that is not taken
        dnp3_func:write; dnp3_ind:need_time; enip_command:1; ~ fields of two protocols, which are two messages here
        enip_command:list_identity; cip_service:1; ~ fields of two protocols, which are two messages here
        enip_command:nothing;                      ~ enip_command: 'nothing' is no number or range
        cip_service:1,2,3,4;                       ~ cip_service: '1,2,3,4' is not taken
        modbus: function 6; content:"a";           ~ decoded fields together with bytes or sizes
        modbus: function 6; flow:to_client;        ~ fields of a request, of what the server sends
        modbus: function 6; threshold: type limit, count 1, seconds 5;   ~ threshold: track: missing
        modbus: function 6; threshold: type backoff, track by_flow, count 1, multiplier 10; ~ threshold: 'multiplier 10' is not taken
        modbus: function 6; threshold: type limit, track by_src, count 0, seconds 5; ~ threshold: '0' is out of range
        modbus: function 6; detection_filter: track by_moon, count 1, seconds 5; ~ detection_filter: 'track by_moon' is not taken
        modbus: function 6; detection_filter: track by_src, count 9, seconds 5, unique_on dst_port; ~ detection_filter: 'unique_on dst_port' is not taken
        """)
    void whatIsNotTakenIsToldWithItsReason(String options, String reason) {
        SignatureList list = SignatureList.read("alert tcp any any -> any any (sid:7; " + options + ")", "a.rules");
        assertThat(list.signatures()).isEmpty();
        assertThat(list.custom()).isEmpty();
        assertThat(list.notTaken()).hasSize(1);
        assertThat(list.notTaken().getFirst()).startsWith("a.rules:1: sid 7: " + reason);
    }

    @Test
    void aPortOfTheClientIsNotTakenForARequest() {
        assertThat(read("modbus any 40000 -> any any", "modbus: function 6;").notTaken())
                .singleElement()
                .asString()
                .contains("a port of the client together with fields of a request");
        assertThat(read("dnp3 any 20000 -> any any", "dnp3_ind:device_restart;").notTaken())
                .isEmpty();
    }
}

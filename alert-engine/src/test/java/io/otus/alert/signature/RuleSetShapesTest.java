package io.otus.alert.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules of our own in each of the shapes that public rule sets for operational networks have. */
class RuleSetShapesTest {
    /** What is not taken has {@code not-taken} in its message. */
    private static final String RULES = """
        # bytes of Modbus at their offsets, with ports by name
        alert tcp $MODBUS_CLIENT any -> $MODBUS_SERVER 502 (flow:from_client,established; content:"|00 00|"; offset:2; depth:2; content:"|08 00 04|"; offset:7; depth:3; msg:"silenced"; reference:url,example.org/a; classtype:attempted-dos; sid:1; rev:2; priority:1;)
        alert tcp !$MODBUS_CLIENT any -> $MODBUS_SERVER 502 (flow:from_client,established; content:"|00 00|"; offset:2; depth:2; pcre:"/[\\S\\s]{3}(\\x05|\\x06|\\x0F|\\x10)/iAR"; msg:"written by a stranger"; classtype:bad-unknown; sid:2; rev:1; priority:1;)
        alert tcp $MODBUS_SERVER 502 -> $MODBUS_CLIENT any (flow:established; content:"|00 00|"; offset:2; depth:2; byte_test: 1, >=, 0x80, 7; content:"|02|"; offset:8; depth:1; msg:"refused often"; threshold: type threshold, track by_src, count 5, seconds 60; sid:3; rev:2; priority:2;)
        alert tcp $MODBUS_CLIENT any <> $MODBUS_SERVER 502 (flow:established; dsize:>300; msg:"not-taken: a size alone"; sid:4;)
        alert tcp $MODBUS_SERVER 502 <> $MODBUS_CLIENT any (flow:established; byte_jump:2,4; isdataat:0,relative; msg:"not-taken: a jump"; sid:5;)
        alert tcp any any <> $MODBUS_SERVER 502 (flow:established; pcre:"/[\\S\\s]{2}(?!\\x00\\x00)/iAR"; msg:"not-taken: an expression alone"; sid:6;)
        # bytes of DNP3
        alert tcp $DNP3_SERVER $DNP3_PORTS -> $DNP3_CLIENT any (flow:established; content:"|82|"; offset:12; depth:1; msg:"storm"; threshold: type threshold, track by_src, count 5, seconds 10; classtype:attempted-dos; sid:10; rev:1; priority:2;)
        alert tcp !$DNP3_CLIENT any -> $DNP3_SERVER $DNP3_PORTS (flow:from_client,established; content:"|05 64|"; depth:2; pcre:"/[\\S\\s]{10}(\\x03|\\x04|\\x05|\\x06)/iAR"; msg:"operated"; sid:11; rev:1; priority:1;)
        # fields of EtherNet/IP
        alert enip !$ENIP_CLIENT any -> $ENIP_SERVER 44818 (msg:"reset"; cip_service:5; \\
            reference:url,example.org/b; classtype:denial-of-service; sid:20; rev:1; priority:1;)
        alert enip $ENIP_CLIENT any -> $ENIP_SERVER 44818 (msg:"unlocked"; cip_service:76; \\
            threshold: type limit, track by_src, seconds 1, count 1; \\
            classtype:misc-attack; sid:21; rev:1; priority:2;)
        alert enip $ENIP_CLIENT any -> $ENIP_SERVER 44818 (msg:"not-taken: flow bits"; flow:to_server,established; cip_service:7; flowbits:set,stopped; sid:22;)
        alert udp any any -> any 44818 (content: "|63|"; offset: 0; depth: 1; content: "|C1 DE BE D1|"; offset: 16; depth: 4; msg: "asked by a scanner"; sid:23; priority:3;)
        # fields of Modbus, with addresses
        alert modbus ![10.1.0.5/32,10.1.0.6/32] any -> 10.1.1.0/24 502 (msg:"writer that is not approved"; flow:to_server,established; modbus: access write; metadata:mitre_ics T0855; sid:30; rev:3;)
        drop modbus any any -> any 502 (msg:"above its limit"; modbus: access write holding, address 500, value >200; classtype:attempted-admin; sid:31;)
        alert modbus any any -> any any (msg:"not of the standard"; modbus: function !public; sid:32;)
        alert modbus any any -> any any (msg:"listens only"; modbus: function 8, subfunction 4; sid:33;)
        alert modbus any any -> any any (msg:"written fast"; modbus: access write; detection_filter: track by_dst, count 50, seconds 10; sid:34;)
        # fields of DNP3
        alert dnp3 any any -> any 20000 (msg:"restart"; dnp3_func:cold_restart; sid:40;)
        alert dnp3 any 20000 -> any any (msg:"restarted"; flow:to_client,established; dnp3_ind:device_restart; threshold: type both, track by_both, count 2, seconds 300; sid:41;)
        alert dnp3 any any -> any any (msg:"clock"; dnp3_func:write; dnp3_obj:50,1; sid:42;)
        alert dnp3 any any -> any any (msg:"not-taken: application data"; dnp3_data; content:"|c3 06|"; sid:43;)
        # other protocols by their bytes
        alert tcp any any -> any 102 (msg:"stopped"; content:"|03 00|"; offset:0; depth:2; content:"|29|"; offset:17; depth:1; content:"P_PROGRAM"; sid:50;)
        alert udp any any -> any 47808 (msg:"restart of a controller"; content:"|81 0a|"; depth:2; content:"|14|"; distance:4; within:6; sid:51;)
        alert tcp any any -> any 1911 (msg:"greeting"; content:"fox a 1 -1 fox hello"; nocase; flow:to_server; sid:52;)
        """;

    @Test
    void whatTheyUseIsTakenAndTheRestIsTold() {
        SignatureList list = SignatureList.read(RULES, "shapes.rules");
        long rules = RULES.lines().filter(line -> line.contains("(")).count();
        long refused = RULES.lines().filter(line -> line.contains("not-taken")).count();
        assertThat(rules).isEqualTo(24);
        assertThat(list.notTaken()).hasSize((int) refused).allMatch(each -> each.startsWith("shapes.rules:"));
        assertThat(list.signatures().size() + list.custom().size()).isEqualTo((int) (rules - refused));
    }
}

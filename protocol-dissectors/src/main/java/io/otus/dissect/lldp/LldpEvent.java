package io.otus.dissect.lldp;

import io.otus.core.event.Element;
import io.otus.core.event.FieldWriter;
import io.otus.core.event.ProtocolEvent;
import io.otus.core.value.ValueList;
import java.util.List;

/** Everything LLDP can report; component names are the terms of IEEE 802.1AB-2016 §8.5. */
public sealed interface LldpEvent extends ProtocolEvent {
    /**
     * One LLDPDU. Texts that the device did not send are empty.
     *
     * @param chassisIdSubtype §8.5.2.2: 4 MAC address, 5 network address, 7 locally assigned, ...
     * @param portIdSubtype §8.5.3.2
     * @param timeToLive seconds, 0 to 65535; 0 withdraws what was told
     * @param systemCapabilities names of the capabilities that are enabled, §8.5.8
     * @param profinet the TLVs of PROFIBUS and PROFINET International, IEC 61158-6-10 §4.6
     */
    record Lldpdu(
            int chassisIdSubtype,
            String chassisId,
            int portIdSubtype,
            String portId,
            int timeToLive,
            String portDescription,
            String systemName,
            String systemDescription,
            List<String> systemCapabilities,
            List<String> managementAddress,
            List<Element.Group> profinet)
            implements LldpEvent {
        public Lldpdu {
            systemCapabilities = List.copyOf(systemCapabilities);
            managementAddress = List.copyOf(managementAddress);
            profinet = List.copyOf(profinet);
        }

        @Override
        public String message() {
            return "advertisement";
        }

        @Override
        public void fields(FieldWriter out) {
            out.number("chassis_id_subtype", chassisIdSubtype);
            out.text("chassis_id", chassisId);
            out.number("port_id_subtype", portIdSubtype);
            out.text("port_id", portId);
            out.number("time_to_live", timeToLive);
            out.text("port_description", portDescription);
            out.text("system_name", systemName);
            out.text("system_description", systemDescription);
            out.values("system_capabilities", ValueList.texts(systemCapabilities));
            out.values("management_address", ValueList.texts(managementAddress));
            if (!profinet.isEmpty()) {
                new Element.Groups("profinet", profinet).write(out);
            }
        }
    }
}

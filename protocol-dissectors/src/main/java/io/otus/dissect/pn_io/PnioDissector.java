package io.otus.dissect.pn_io;

import io.otus.core.bytes.ByteView;
import io.otus.core.spi.Carrier;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.layer.dcerpc.Interfaces;
import io.otus.layer.dcerpc.PduHeader;
import io.otus.layer.dcerpc.Uuid;

/** Calls come as payloads of DCE/RPC, header and all; cyclic data and alarms as frames. */
final class PnioDissector implements Dissector {
    private final CallReader calls;
    private final CyclicReader cyclic;

    PnioDissector(Calls calls, Relations relations) {
        this.calls = new CallReader(calls, relations);
        this.cyclic = new CyclicReader(relations);
    }

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (context.carrier() == Carrier.LINK) {
            if (bytes.length() < 2) {
                return NEED_MORE;
            }
            return FrameIds.isMine(bytes.u16(0)) ? bytes.length() : NOT_MINE;
        }
        if (bytes.length() < PduHeader.SIZE) {
            return NEED_MORE;
        }
        Uuid called = PduHeader.interfaceId(bytes);
        boolean mine = Interfaces.profinet(called) != 0 || called.equals(Interfaces.ENDPOINT_MAPPER);
        return mine ? bytes.length() : NOT_MINE;
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (context.carrier() != Carrier.LINK) {
            if (Interfaces.profinet(PduHeader.interfaceId(message)) == 0) {
                EndpointMapper.read(message, context, out);
            } else {
                calls.read(message, context, out);
            }
            return;
        }
        int frameId = message.u16(0);
        if (FrameIds.isCyclic(frameId)) {
            cyclic.read(frameId, message, context, out);
        } else if (frameId == FrameIds.ALARM_HIGH || frameId == FrameIds.ALARM_LOW) {
            AlarmReader.read(frameId, message, out);
        } else {
            out.message(new PnioEvent.Other(frameId, FrameIds.other(frameId), message.length()));
        }
    }
}

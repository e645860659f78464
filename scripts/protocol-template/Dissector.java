package io.otus.dissect.@ID@;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.spi.Context;
import io.otus.core.spi.Dissector;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.List;

/** Framing and dispatch of @NAME@. */
final class @NAME@Dissector implements Dissector {
    private static final int SET_VALUE = 1;
    private static final Service SET_VALUE_SERVICE = new Service(SET_VALUE, "set_value", Action.WRITE);

    @Override
    public int frameLength(ByteView bytes, Context context) {
        if (bytes.length() >= 2 && @NAME@Header.magic(bytes) != @NAME@Header.MAGIC) {
            return NOT_MINE;
        }
        if (bytes.length() < @NAME@Header.SIZE) {
            return NEED_MORE;
        }
        return @NAME@Header.SIZE + @NAME@Header.length(bytes);
    }

    @Override
    public void dissect(ByteView message, Context context, Output out) {
        if (message.length() < @NAME@Header.SIZE) {
            out.malformed(@NAME@Anomaly.BODY_LENGTH, message.length());
            return;
        }
        ByteView body = message.from(@NAME@Header.SIZE);
        int function = @NAME@Header.function(message);
        switch (function) {
            case SET_VALUE -> setValue(body, out);
            default -> {
                out.message(new @NAME@Event.Other(function, body.octets()));
                out.unknown("function", function);
            }
        }
    }

    /** Set Value: point u16, value u16. */
    private static void setValue(ByteView body, Output out) {
        if (body.length() != 4) {
            out.malformed(@NAME@Anomaly.BODY_LENGTH, @NAME@Header.SIZE);
            return;
        }
        out.message(new @NAME@Event.SetValue(body.u16(0), body.u16(2)));
        PointRange point = PointRange.of("point", body.u16(0), ValueList.words(body, 2, 1));
        out.request(Request.unconfirmed(SET_VALUE_SERVICE, "", List.of(point)));
    }
}

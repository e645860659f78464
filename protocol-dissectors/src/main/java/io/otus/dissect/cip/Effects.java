package io.otus.dissect.cip;

import io.otus.core.spi.Context;
import io.otus.core.spi.Output;

/** What a successful answer changes in what is known: connections that open and close, and who the device is. */
final class Effects {
    private Effects() {}

    static void of(Asked asked, Content content, Connections connections, Context context, Output out) {
        if (content instanceof ConnectionContent.Opened opened) {
            connections.open(new Connection(
                    opened.originatorToTarget(),
                    opened.targetToOriginator(),
                    opened.serialNumber(),
                    opened.vendorId(),
                    opened.originatorSerialNumber(),
                    context.destination().ip(),
                    context.source().ip(),
                    asked.unit(),
                    asked.content() instanceof ConnectionContent.Open open ? open : null));
        } else if (asked.content() instanceof ConnectionContent.Close close) {
            connections.close(
                    new Connections.Serial(close.vendorId(), close.originatorSerialNumber(), close.serialNumber()));
        }
    }
}

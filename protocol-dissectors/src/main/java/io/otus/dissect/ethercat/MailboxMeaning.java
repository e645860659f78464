package io.otus.dissect.ethercat;

import io.otus.core.event.Action;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import io.otus.core.event.Units;
import io.otus.core.spi.Output;
import io.otus.core.spi.Request;
import io.otus.core.value.ValueList;
import java.util.HexFormat;
import java.util.List;

/** Reports what mailboxes ask of a device, and what it answers in them. */
final class MailboxMeaning {
    private static final Service UPLOAD = service("sdo_upload", Action.READ);
    private static final Service DOWNLOAD = service("sdo_download", Action.WRITE);
    private static final Service DOWNLOAD_SETTING = service("sdo_download_setting", Action.CONFIGURE);
    private static final Service DOWNLOAD_PROGRAM = service("sdo_download_program", Action.DOWNLOAD);
    private static final Service UPLOADED = service("sdo_upload_response", Action.NOTIFY);
    private static final Service DOWNLOADED = service("sdo_download_response", Action.NOTIFY);
    private static final Service ABORTED = service("sdo_abort", Action.NOTIFY);
    private static final Service INFORMATION = service("sdo_information", Action.IDENTIFY);
    private static final Service EMERGENCY = service("emergency", Action.NOTIFY);
    private static final Service FILE_READ = service("foe_read", Action.UPLOAD);
    private static final Service FILE_WRITE = service("foe_write", Action.FIRMWARE);
    private static final Service FILE_ERROR = service("foe_error", Action.NOTIFY);
    private static final Service DRIVE_READ = service("soe_read", Action.READ);
    private static final Service DRIVE_WRITE = service("soe_write", Action.WRITE);
    private static final Service MAILBOX_ERROR = service("mailbox_error", Action.NOTIFY);

    /** The program of a device and its control, CiA 302-3. */
    private static final int PROGRAM_DATA = 0x1F50;

    private static final int PROGRAM_CONTROL = 0x1F51;
    /** Objects of the communication profile; behind them come those of maker and application. */
    private static final int FIRST_PROFILE = 0x1000;

    private static final int LAST_PROFILE = 0x1FFF;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Output out;
    private final Identity identity;
    private final String unit;
    private final boolean isReturned;

    MailboxMeaning(Output out, Identity identity, String unit, boolean isReturned) {
        this.out = out;
        this.identity = identity;
        this.unit = unit;
        this.isReturned = isReturned;
    }

    private static Service service(String name, Action action) {
        return new Service(-1, name, action);
    }

    void tell(Mailbox mailbox) {
        switch (mailbox.type()) {
            case Mailbox.COE -> coe(mailbox);
            case Mailbox.FOE -> foe(mailbox);
            case Mailbox.SOE -> soe(mailbox);
            case Mailbox.ERROR ->
                told(MAILBOX_ERROR, PointRange.named("mailbox_error", ValueList.unsigned(mailbox.code())));
            default -> {
                // AoE, EoE and VoE are recognised only.
            }
        }
    }

    private void asked(Service service, PointRange... points) {
        if (!isReturned) {
            out.request(Request.unconfirmed(service, unit, List.of(points)));
        }
    }

    private void told(Service service, PointRange... points) {
        if (isReturned) {
            out.request(Request.notification(service, unit, List.of(points)));
        }
    }

    private static PointRange object(Mailbox mailbox) {
        String index = HEX.toHexDigits((short) mailbox.index());
        String subindex = HEX.toHexDigits((byte) mailbox.subindex());
        return PointRange.named("sdo/" + index + ":" + subindex, mailbox.value());
    }

    private void coe(Mailbox mailbox) {
        switch (mailbox.service()) {
            case Mailbox.SDO_REQUEST -> {
                if (mailbox.command() == Mailbox.INITIATE_DOWNLOAD) {
                    asked(download(mailbox.index()), object(mailbox));
                } else if (mailbox.command() == Mailbox.INITIATE_UPLOAD) {
                    asked(UPLOAD, object(mailbox));
                } else if (mailbox.command() == Mailbox.ABORT) {
                    told(ABORTED, object(mailbox).with(ValueList.unsigned(mailbox.code())));
                }
            }
            case Mailbox.SDO_RESPONSE -> {
                switch (mailbox.command()) {
                    case 2 -> {
                        told(UPLOADED, object(mailbox));
                        if (!Units.isUnknown(unit) && !unit.isEmpty()) {
                            identity.object(unit, mailbox);
                        }
                    }
                    case 3 -> told(DOWNLOADED, object(mailbox));
                    case Mailbox.ABORT -> told(ABORTED, object(mailbox).with(ValueList.unsigned(mailbox.code())));
                    default -> {
                        // Segments have no object of their own.
                    }
                }
            }
            case Mailbox.SDO_INFORMATION -> asked(INFORMATION);
            case Mailbox.EMERGENCY ->
                told(EMERGENCY, PointRange.named("emergency", ValueList.unsigned(mailbox.code())));
            default -> {
                // PDOs are process data.
            }
        }
    }

    private static Service download(int index) {
        if (index == PROGRAM_DATA || index == PROGRAM_CONTROL) {
            return DOWNLOAD_PROGRAM;
        }
        return index >= FIRST_PROFILE && index <= LAST_PROFILE ? DOWNLOAD_SETTING : DOWNLOAD;
    }

    private void foe(Mailbox mailbox) {
        PointRange file = PointRange.named("file/" + PointRange.plain(mailbox.name()));
        switch (mailbox.command()) {
            case 1 -> asked(FILE_READ, file);
            case 2 -> asked(FILE_WRITE, file);
            case 5 -> told(FILE_ERROR, PointRange.named("foe_error", ValueList.unsigned(mailbox.code())));
            default -> {
                // Data and what acknowledges them.
            }
        }
    }

    private void soe(Mailbox mailbox) {
        PointRange parameter = PointRange.named(Mailbox.idn(mailbox.index()));
        if (mailbox.command() == 1) {
            asked(DRIVE_READ, parameter);
        } else if (mailbox.command() == 3) {
            asked(DRIVE_WRITE, parameter);
        }
    }
}

package io.otus.dissect.dnp3;

import io.otus.core.bytes.Octets;
import io.otus.core.event.Outcome;
import io.otus.dissect.dnp3.Dnp3Event.Application;

/**
 * What became of the commands and files of one request, by the status of each in the answer, IEEE 1815-2012 Annex A:
 * what one relay refuses another may have done. A select with one refused command selects none of them, as an operate
 * is to repeat all (§4.4.4.3). Confined.
 */
final class StatusTally {
    private Outcome firstRefused = Outcome.OK;
    private boolean anyTaken;

    private StatusTally() {}

    /**
     * The first status that is not success, where no other is, or all are needed.
     *
     * @param all whether one that is refused refuses the others
     */
    static Outcome of(Application application, boolean all) {
        StatusTally tally = new StatusTally();
        for (ObjectBlock block : application.objects()) {
            for (ObjectData data : block.data()) {
                switch (data) {
                    case ObjectData.Control control -> tally.commands(control.status());
                    case ObjectData.Points points -> {
                        if (block.group() == ObjectLibrary.ANALOG_OUTPUT_COMMAND) {
                            tally.commands(points.status());
                        }
                    }
                    case FileObject.Status status ->
                        tally.take(status.status(), ControlStatus.nameOfFile(status.status()));
                    case FileObject.TransportStatus status ->
                        tally.take(status.status(), ControlStatus.nameOfFile(status.status()));
                    default -> {}
                }
            }
        }
        return tally.anyTaken && !all ? Outcome.OK : tally.firstRefused;
    }

    private void commands(Octets statuses) {
        for (int i = 0; i < statuses.length(); i++) {
            commands(statuses.u8(i) & 0x7F);
        }
    }

    private void commands(int status) {
        take(status, ControlStatus.nameOf(status));
    }

    private void take(int status, String name) {
        if (status == ControlStatus.SUCCESS) {
            anyTaken = true;
        } else if (firstRefused.equals(Outcome.OK)) {
            firstRefused = Outcome.error(status, name);
        }
    }
}

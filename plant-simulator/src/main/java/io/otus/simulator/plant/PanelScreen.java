package io.otus.simulator.plant;

import io.otus.simulator.protocol.Rfb;
import io.otus.simulator.wire.Dice;
import io.otus.simulator.wire.Host;
import io.otus.simulator.wire.TcpSession;
import io.otus.simulator.wire.TcpSession.Side;

/** The screen of the operator panel, seen and used from elsewhere: one session of VNC. */
final class PanelScreen {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000 * MILLISECOND;
    private static final int WIDTH = 800;
    private static final int HEIGHT = 480;
    private static final int BUTTON = 24;

    private final Stage stage;
    private final Site site;
    private final Dice dice;

    PanelScreen(Stage stage, Site site) {
        this.stage = stage;
        this.site = site;
        this.dice = stage.dice("screen");
    }

    /** Somebody signs in and then presses a button each second. */
    void use(Host viewer, long now, int seconds) {
        TcpSession session = new TcpSession(viewer, viewer.nextPort(), site.hmi, Rfb.PORT, now, stage.recorder());
        session.open(now);
        signIn(session);
        long start = session.lastNanos();
        for (int i = 1; i <= seconds; i++) {
            press(session, start + i * SECOND);
        }
        session.close(Side.CLIENT, session.lastNanos() + SECOND);
    }

    private void signIn(TcpSession session) {
        say(session, Side.SERVER, Rfb.version());
        say(session, Side.CLIENT, Rfb.version());
        say(session, Side.SERVER, Rfb.securityTypes());
        say(session, Side.CLIENT, Rfb.securityType());
        say(session, Side.SERVER, Rfb.random(dice));
        say(session, Side.CLIENT, Rfb.random(dice));
        say(session, Side.SERVER, Rfb.accepted());
        say(session, Side.CLIENT, Rfb.clientInit());
        say(session, Side.SERVER, Rfb.serverInit(WIDTH, HEIGHT, "panel"));
    }

    private void press(TcpSession session, long now) {
        int x = dice.below(WIDTH - BUTTON);
        int y = dice.below(HEIGHT - BUTTON);
        session.send(Side.CLIENT, now, Rfb.pointer(1, x, y));
        session.send(Side.CLIENT, session.lastNanos() + 80 * MILLISECOND, Rfb.pointer(0, x, y));
        session.send(Side.CLIENT, session.lastNanos() + MILLISECOND, Rfb.updateRequest(WIDTH, HEIGHT));
        session.send(Side.SERVER, session.lastNanos() + 30 * MILLISECOND, Rfb.update(x, y, BUTTON, BUTTON));
        session.acknowledge(Side.CLIENT, session.lastNanos() + MILLISECOND);
    }

    private static void say(TcpSession session, Side side, byte[] message) {
        session.send(side, session.lastNanos() + 15 * MILLISECOND, message);
    }
}

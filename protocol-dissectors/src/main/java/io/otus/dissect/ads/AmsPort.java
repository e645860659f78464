package io.otus.dissect.ads;

/** ADS devices that have ports of their own, ADS "ADS device identification". Stateless. */
final class AmsPort {
    /** Files, registry, clock and processes of the controller. */
    static final int SYSTEM_SERVICE = 10_000;

    private static final int FIRST_PLC_2 = 801;
    private static final int LAST_PLC_2 = 831;
    private static final int FIRST_PLC_3 = 851;
    private static final int LAST_PLC_3 = 899;

    private AmsPort() {}

    /** Whether a run-time system of a PLC lies at this port: of TwinCAT 2 or of TwinCAT 3. */
    static boolean isPlc(int port) {
        return (port >= FIRST_PLC_2 && port <= LAST_PLC_2) || (port >= FIRST_PLC_3 && port <= LAST_PLC_3);
    }
}

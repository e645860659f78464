package io.otus.dissect.knxnet_ip;

/** Makers by the code that the KNX Association assigned, as far as they are certain. */
final class Manufacturers {
    private Manufacturers() {}

    /** Name of a maker; empty where it is not known. */
    static String name(int code) {
        return switch (code) {
            case 0x0001 -> "Siemens";
            case 0x0002 -> "ABB";
            case 0x0004 -> "Albrecht Jung";
            case 0x0005 -> "Bticino";
            case 0x0006 -> "Berker";
            case 0x0007 -> "Busch-Jaeger Elektro";
            case 0x0008 -> "Gira Giersiepen";
            case 0x0009 -> "Hager Electro";
            case 0x000A -> "Insta";
            case 0x000B -> "Legrand";
            case 0x000C -> "Merten";
            case 0x0016 -> "Siedle & Söhne";
            case 0x0019 -> "Gewiss";
            case 0x001D -> "Feller";
            case 0x0048 -> "Theben";
            case 0x0064 -> "Schneider Electric";
            case 0x0071 -> "Zennio";
            case 0x0072 -> "Tapko Technologies";
            case 0x0083 -> "MDT technologies";
            case 0x00C5 -> "Weinzierl Engineering";
            default -> "";
        };
    }
}

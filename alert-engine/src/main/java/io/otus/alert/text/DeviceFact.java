package io.otus.alert.text;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Token;
import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The facts of rules that need no baseline. As in all facts the devices stand in front and nowhere else, so that a fact
 * is known again when they are called otherwise, and no other word is ever taken for one of them.
 */
public final class DeviceFact {
    private DeviceFact() {}

    /** {@code hmi1 scan}. */
    public static String of(AssetModel device, String what) {
        return AssetNames.plain(device) + ' ' + what;
    }

    /** {@code hmi1 scan}, by the address where no device is known. */
    public static String of(@Nullable AssetModel device, Endpoint endpoint, String what) {
        return name(device, endpoint) + ' ' + what;
    }

    /** {@code hmi1 -> plc3 guessing}. */
    public static String between(AssetModel client, AssetModel server, String what) {
        return between(AssetNames.plain(client), AssetNames.plain(server), what);
    }

    /** {@code hmi1 -> plc3 guessing}, by their {@link #name}s. */
    public static String between(String client, String server, String what) {
        return client + " -> " + server + ' ' + what;
    }

    /** What a device is called in facts; its address where no device is known. */
    public static String name(@Nullable AssetModel device, Endpoint endpoint) {
        return device == null ? Token.escape(Wording.name(null, endpoint)) : AssetNames.plain(device);
    }
}

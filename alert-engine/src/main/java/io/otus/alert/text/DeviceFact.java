package io.otus.alert.text;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.AssetNames;
import io.otus.alert.baseline.Token;
import io.otus.core.net.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * The facts of rules that need no baseline. As in all facts, devices stand at the beginning and nowhere else, so that a
 * fact is recognised when a device gets another name, and no other word is taken for a device.
 */
public final class DeviceFact {
    private DeviceFact() {}

    /** Returns a fact such as {@code hmi1 scan}. */
    public static String of(AssetModel device, String what) {
        return AssetNames.plain(device) + ' ' + what;
    }

    /** Returns a fact such as {@code hmi1 scan}, with the address if the device is unknown. */
    public static String of(@Nullable AssetModel device, Endpoint endpoint, String what) {
        return name(device, endpoint) + ' ' + what;
    }

    /** Returns a fact such as {@code hmi1 -> plc3 guessing}. */
    public static String between(AssetModel client, AssetModel server, String what) {
        return between(AssetNames.plain(client), AssetNames.plain(server), what);
    }

    /** Returns a fact such as {@code hmi1 -> plc3 guessing}, from {@link #name}s. */
    public static String between(String client, String server, String what) {
        return client + " -> " + server + ' ' + what;
    }

    /** Returns the name of a device in facts; its address if the device is unknown. */
    public static String name(@Nullable AssetModel device, Endpoint endpoint) {
        return device == null ? Token.escape(Wording.name(null, endpoint)) : AssetNames.plain(device);
    }
}

package io.otus.dissect.ads;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the data of one response, AMS "ADS Commands", with the help of what was asked. Confined. */
final class Responses {
    private static final int NAME_LENGTH = 16;

    private final AmsFrame frame;
    private final AdsReader in;
    private final @Nullable Asked asked;
    private final Handles handles;
    private final List<Element> data = new ArrayList<>();
    private final List<PointRange> points = new ArrayList<>();
    private long result;
    /** Result of the first command of a sum, where none of them succeeded; 0 where one did. */
    private long sumResult;

    private String deviceName = "";
    private String version = "";
    private AdsState state = AdsState.INVALID;
    private boolean isBroken;

    Responses(AmsFrame frame, AdsReader in, @Nullable Asked asked, Handles handles) {
        this.frame = frame;
        this.in = in;
        this.asked = asked;
        this.handles = handles;
    }

    void read() {
        if (frame.errorCode() != 0 && in.remaining() == 0) {
            result = frame.errorCode();
            return; // the router answers for a target that is not there
        }
        result = in.u32();
        data.add(Element.number("result", result));
        data.add(Element.text("result_name", ReturnCode.name(result)));
        if (result != 0) {
            if (in.remaining() > 0) {
                Requests.show("data", in.bytes(in.remaining()), data);
            }
            return;
        }
        switch (frame.commandId()) {
            case AdsCommand.READ_DEVICE_INFO -> deviceInfo();
            case AdsCommand.READ, AdsCommand.READ_WRITE -> {
                long length = in.u32();
                data.add(Element.number("length", length));
                ByteView bytes = in.counted(length);
                Requests.show("data", bytes, data);
                if (!in.failed() && !in.isCut()) {
                    values(bytes);
                }
            }
            case AdsCommand.READ_STATE -> {
                int number = in.u16();
                state = AdsState.of(number);
                data.add(Element.number("ads_state", number));
                data.add(Element.text("ads_state_name", state.name().toLowerCase(Locale.ROOT)));
                data.add(Element.number("device_state", in.u16()));
            }
            case AdsCommand.ADD_DEVICE_NOTIFICATION -> {
                long handle = in.u32();
                data.add(Element.number("notification_handle", handle));
                Asked.Item item = in.failed() ? null : only();
                if (item != null) {
                    lend(Handles.Of.NOTIFICATION, handle, item);
                }
            }
            case AdsCommand.WRITE, AdsCommand.DELETE_DEVICE_NOTIFICATION -> {
                // The result is all.
            }
            case AdsCommand.WRITE_CONTROL ->
                state = asked == null ? AdsState.INVALID : asked.state().reached();
            default -> Requests.show("data", in.bytes(in.remaining()), data);
        }
    }

    private void deviceInfo() {
        int major = in.u8();
        int minor = in.u8();
        int build = in.u16();
        deviceName = in.bytes(NAME_LENGTH).textToNul(0, NAME_LENGTH, StandardCharsets.ISO_8859_1);
        version = major + "." + minor + '.' + build;
        data.add(Element.text("version", version));
        data.add(Element.text("device_name", deviceName));
    }

    private Asked.@Nullable Item only() {
        return asked == null || asked.items().size() != 1 ? null : asked.items().getFirst();
    }

    private void lend(Handles.Of of, long handle, Asked.Item item) {
        Target target = item.target();
        if (target != null) {
            handles.lend(of, frame, handle, target);
        }
    }

    private void values(ByteView bytes) {
        if (asked == null) {
            return;
        }
        long group = asked.group();
        if (group >= IndexGroup.SUM_READ && group <= IndexGroup.SUM_ADD_NOTIFICATION) {
            sum(asked, new AdsReader(bytes, 0, false));
            return;
        }
        Asked.Item item = only();
        if (item != null) {
            value(item, bytes);
        }
    }

    /** Takes the answer for an item: a new handle, or its value. */
    private void value(Asked.Item item, ByteView bytes) {
        boolean isSystem = frame.port() == AmsPort.SYSTEM_SERVICE;
        boolean isSymbol = !isSystem && item.group() == IndexGroup.SYMBOL_HANDLE_BY_NAME;
        boolean isFile = isSystem && item.group() == IndexGroup.FILE_OPEN;
        if ((isSymbol || isFile) && bytes.length() == 4) {
            lend(isSymbol ? Handles.Of.SYMBOL : Handles.Of.FILE, bytes.le32(0), item);
        } else if (item.target() != null && !isSystem) {
            points.add(item.target().point(bytes));
        }
    }

    /**
     * Results of all commands first, where it has them with their lengths or handles, and then the data that was read.
     */
    private void sum(Asked sum, AdsReader part) {
        long group = sum.group();
        boolean isPaired = group != IndexGroup.SUM_READ && group != IndexGroup.SUM_WRITE;
        int count = sum.items().size();
        long size = (long) count * (isPaired ? 8 : 4);
        if (size > part.remaining()) {
            isBroken = true;
            return;
        }
        AdsReader values = new AdsReader(part.view(), (int) size, false);
        boolean isAnyDone = false;
        long firstRefusal = 0;
        for (Asked.Item item : sum.items()) {
            long code = part.u32();
            isAnyDone |= code == 0;
            firstRefusal = firstRefusal == 0 ? code : firstRefusal;
            long second = isPaired ? part.u32() : item.length();
            if (group == IndexGroup.SUM_ADD_NOTIFICATION) {
                if (code == 0) {
                    lend(Handles.Of.NOTIFICATION, second, item);
                }
            } else if (group != IndexGroup.SUM_WRITE) {
                // Of 0xF083 each part is as long as was asked, and so much of it is true; of 0xF082 and 0xF084 it is as
                // long as it is.
                boolean isPadded = group == IndexGroup.SUM_READ_EX;
                ByteView value = values.counted(isPadded ? item.length() : second);
                if (code == 0 && !values.failed() && second <= value.length()) {
                    value(item, value.slice(0, (int) second));
                }
            }
        }
        sumResult = isAnyDone ? 0 : firstRefusal;
        isBroken = values.failed();
    }

    /** Whether a sum is answered with less than its commands have. */
    boolean isBroken() {
        return isBroken;
    }

    boolean isWhole() {
        return !in.failed() && (in.remaining() == 0 || in.isCut());
    }

    long result() {
        return result;
    }

    /** What came of what was asked: of a sum, whose own result says only that it was read, what its commands say. */
    long outcome() {
        return result != 0 ? result : sumResult;
    }

    List<Element> data() {
        return data;
    }

    List<PointRange> points() {
        return points;
    }

    String deviceName() {
        return deviceName;
    }

    String version() {
        return version;
    }

    AdsState state() {
        return state;
    }
}

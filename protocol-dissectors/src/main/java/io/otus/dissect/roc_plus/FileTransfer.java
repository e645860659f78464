package io.otus.dissect.roc_plus;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.Action;
import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.event.Service;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Opcode 203: a command u8 and its parameters; the length shows whether it is a request. */
final class FileTransfer {
    private static final int OPEN = 1;
    private static final int READ = 2;
    private static final int WRITE = 3;
    private static final int CLOSE = 4;
    /** Delete by its answer; its request has the number of the next. */
    private static final int DELETE = 5;

    private static final int READ_DIRECTORY = 6;
    private static final int READ_DIRECTORY_64 = 64;

    private static final int PATH = 100;
    private static final int FILE_NAME = 25;
    private static final int OPEN_LENGTH = 2 + PATH + FILE_NAME;
    private static final int DELETE_LENGTH = 1 + PATH + FILE_NAME;
    private static final int DIRECTORY_LENGTH = 1 + PATH + 1;
    private static final int DIRECTORY_64_LENGTH = 1 + PATH + 2;
    /** Also the length of the answer to a write. */
    private static final int READ_LENGTH = 9;

    private static final int CLOSE_LENGTH = 5;

    private FileTransfer() {}

    static boolean isRequest(ByteView data) {
        int length = data.length();
        if (length == 0) {
            return false;
        }
        return switch (data.u8(0)) {
            case OPEN -> length == OPEN_LENGTH;
            case READ -> length == READ_LENGTH;
            case WRITE -> length != READ_LENGTH;
            case CLOSE -> length == CLOSE_LENGTH;
            case DELETE, READ_DIRECTORY, READ_DIRECTORY_64 ->
                length == DELETE_LENGTH || length == DIRECTORY_LENGTH || length == DIRECTORY_64_LENGTH;
            default -> false;
        };
    }

    static Service service(ByteView data) {
        if (data.length() == 0) {
            return Opcode.service(Opcode.GENERAL_FILE_TRANSFER);
        }
        return switch (data.u8(0)) {
            case OPEN -> service("open_file", Action.FILE);
            case READ -> service("read_file", Action.FILE);
            case WRITE -> service("write_file", Action.FILE);
            case CLOSE -> service("close_file", Action.FILE);
            case DELETE -> service("delete_file", Action.DELETE);
            case READ_DIRECTORY ->
                data.length() == DELETE_LENGTH
                        ? service("delete_file", Action.DELETE)
                        : service("read_directory", Action.FILE);
            case READ_DIRECTORY_64 -> service("read_directory", Action.FILE);
            default -> Opcode.service(Opcode.GENERAL_FILE_TRANSFER);
        };
    }

    private static Service service(String name, Action action) {
        return new Service(Opcode.GENERAL_FILE_TRANSFER, name, action).keyed("203/" + name);
    }

    /** Reads a request or its response; names of files go to {@code points}. */
    static void read(ByteView data, boolean isRequest, List<Element> fields, List<PointRange> points) {
        if (data.length() == 0) {
            return;
        }
        int command = data.u8(0);
        fields.add(Element.number("command", command));
        int at = 1;
        if (isRequest && command == OPEN) {
            fields.add(Element.number("options", data.u8(1)));
            at = 2;
        }
        if (!isRequest || data.length() < at + PATH) {
            Requests.raw(data.from(at), fields);
            return;
        }
        String path = text(data, at, PATH);
        fields.add(Element.text("path", path));
        String name = path;
        if (data.length() >= at + PATH + FILE_NAME) {
            String file = text(data, at + PATH, FILE_NAME);
            fields.add(Element.text("file_name", file));
            name = path + file;
        }
        if (!name.isBlank()) {
            points.add(PointRange.named("file:" + PointRange.plain(name)));
        }
    }

    private static String text(ByteView data, int at, int most) {
        return data.textToNul(at, most, StandardCharsets.ISO_8859_1);
    }
}

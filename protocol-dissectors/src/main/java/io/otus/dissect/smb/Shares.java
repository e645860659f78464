package io.otus.dissect.smb;

import io.otus.core.bytes.ByteView;
import io.otus.core.event.SessionFact;
import io.otus.core.event.SessionSeen;
import io.otus.core.spi.Bounded;
import io.otus.core.spi.Direction;
import io.otus.core.spi.Output;
import io.otus.dissect.smb.SmbEvent.Detail;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Which shares a client of SMB2 is connected to, and what it puts there. Confined. */
final class Shares {
    /** Shares and questions for shares that are remembered of a connection; the oldest go first. */
    private static final int MAX_SHARES = 64;

    private static final int SUCCESS = 0;
    /**
     * What Windows shares with its administrators alone, [MS-SRVS] §2.2.2.4: its own directory, and each drive. IPC$ is
     * open to others, and PRINT$ has drivers for all.
     */
    private static final Pattern ADMINISTRATIVE = Pattern.compile("ADMIN\\$|[A-Z]\\$");

    private final SequencedMap<Long, String> asked = new LinkedHashMap<>();
    private final SequencedMap<Long, String> trees = new LinkedHashMap<>();

    /** A client asked something. */
    void asked(int code, ByteView one, List<Detail> details, Output out) {
        if (code == SmbCommand.TREE_CONNECT_2) {
            String share = share(value(details, "path"));
            Bounded.putLast(asked, Smb2Header.messageId(one), share, MAX_SHARES);
            if (ADMINISTRATIVE.matcher(share).matches()) {
                out.session(Direction.FROM_CLIENT, "", SessionSeen.ADMIN_SHARE, share);
            }
        } else if (code == SmbCommand.CREATE_2 && puts(value(details, "create_disposition"))) {
            String share = trees.get(Smb2Header.treeId(one));
            String name = value(details, "filename");
            if (!name.isBlank()) {
                out.session(Direction.FROM_CLIENT, "", new SessionFact.FileStored(share == null ? "" : share, name));
            }
        }
    }

    /** A server answered: a share that it opens has a number from now on. */
    void answered(int code, ByteView one, Output out) {
        if (code == SmbCommand.TREE_CONNECT_2) {
            String share = asked.remove(Smb2Header.messageId(one));
            if (share != null && Smb2Header.status(one) == SUCCESS) {
                Bounded.putLast(trees, Smb2Header.treeId(one), share, MAX_SHARES);
                if (!share.isBlank() && !share.endsWith("$")) {
                    out.session(Direction.FROM_SERVER, "", SessionSeen.REPOSITORY_OPENED, share);
                }
            }
        }
    }

    /** Whether a command is of the share of pipes; not where its connection was not seen. */
    boolean isOfPipes(ByteView one) {
        return Pipes.SHARE.equals(trees.get(Smb2Header.treeId(one)));
    }

    /** Bytes are missing: what was asked for may have been answered. */
    void forget() {
        asked.clear();
    }

    /** Whether a file is made or emptied, and not only opened where it is there, §2.2.13. */
    private static boolean puts(String disposition) {
        return switch (disposition) {
            case "supersede", "create", "overwrite", "overwrite_if" -> true;
            default -> false;
        };
    }

    /** {@code ADMIN$} of {@code \\HMI1\ADMIN$}. */
    private static String share(String path) {
        return path.substring(path.lastIndexOf('\\') + 1).toUpperCase(Locale.ROOT);
    }

    /** The detail of this name; empty where there is none. */
    static String value(List<Detail> details, String name) {
        for (Detail each : details) {
            if (each.name().equals(name)) {
                return each.value();
            }
        }
        return "";
    }
}

package io.otus.appliance.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/**
 * The datagram socket of sd_notify(3): each message is one datagram to a local socket. It calls libc directly, since
 * the JDK has Unix sockets for streams only. Thread-safe.
 */
final class NotifySocket {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int MSG_DONTWAIT = 0x40;

    /** sockaddr_un, unix(7): the family, then at most this many bytes of a path. */
    private static final int PATH_BYTES = 108;

    private final byte[] path;
    private final MethodHandle socket;
    private final MethodHandle sendto;
    private final MethodHandle close;

    /**
     * A socket of this address.
     *
     * @param address a path, or {@code @} and the name of an abstract socket
     * @throws IOException if it is no such address, or this platform's libc is not as expected
     */
    @SuppressWarnings("restricted") // libc is called as its manual pages declare it.
    NotifySocket(String address) throws IOException {
        path = address.getBytes(StandardCharsets.UTF_8);
        if (path.length < 2 || path.length >= PATH_BYTES || (path[0] != '/' && path[0] != '@')) {
            throw new IOException("NOTIFY_SOCKET is no address of a local socket: " + address);
        }
        if (path[0] == '@') {
            path[0] = 0;
        }
        try {
            Linker linker = Linker.nativeLinker();
            SymbolLookup libc = linker.defaultLookup();
            socket = linker.downcallHandle(
                    libc.findOrThrow("socket"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            sendto = linker.downcallHandle(
                    libc.findOrThrow("sendto"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_INT));
            close = linker.downcallHandle(
                    libc.findOrThrow("close"), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        } catch (UnsupportedOperationException | NoSuchElementException | IllegalCallerException e) {
            throw new IOException("this platform cannot notify a service manager: " + e.getMessage(), e);
        }
    }

    /** Sends one message; false if nobody took it. */
    boolean send(String message) {
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment octets = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
            MemorySegment address = arena.allocate(Short.BYTES + PATH_BYTES);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, path.length);
            int descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            if (descriptor < 0) {
                return false;
            }
            long sent = (long) sendto.invokeExact(
                    descriptor, octets, (long) text.length, MSG_DONTWAIT, address, Short.BYTES + path.length);
            int _ = (int) close.invokeExact(descriptor);
            return sent == text.length;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a function of libc threw", e);
        }
    }
}

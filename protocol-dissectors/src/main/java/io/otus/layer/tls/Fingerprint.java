package io.otus.layer.tls;

import io.otus.core.bytes.ByteView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Fingerprints of implementations by their hellos: JA3 and JA3S (MD5 over versions, suites and extensions in their
 * order) and JA4 (sorted, so that a client that shuffles them stays the same). Values of RFC 8701 (GREASE) are left
 * out. Confined to one hello.
 */
final class Fingerprint {
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_GROUPS = 10;
    private static final int POINT_FORMATS = 11;
    private static final int SIGNATURE_ALGORITHMS = 13;
    private static final int APPLICATION_PROTOCOLS = 16;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int MOST_COUNTED = 99;
    private static final int SHORT_HASH = 12;
    private static final String NO_HASH = "0".repeat(SHORT_HASH);

    private final List<Integer> suites = new ArrayList<>();
    private final List<Integer> extensions = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final List<Integer> formats = new ArrayList<>();
    private final List<Integer> signatures = new ArrayList<>();
    private int version;
    private int newestVersion;
    private String applicationProtocol = "";
    private boolean named;

    /** Begins with the legacy version and the suites: all that a client offers, or the one that a server takes. */
    Fingerprint(int legacyVersion, ByteView cipherSuites) {
        version = legacyVersion;
        addAll(suites, cipherSuites);
    }

    private static boolean isGrease(int code) {
        return (code & 0x0F0F) == 0x0A0A && code >>> 8 == (code & 0xFF);
    }

    private static void addAll(List<Integer> list, ByteView codes) {
        for (int at = 0; codes.has(at, 2); at += 2) {
            if (!isGrease(codes.u16(at))) {
                list.add(codes.u16(at));
            }
        }
    }

    /** The content behind a length of so many bytes, which all of these extensions begin with. */
    private static ByteView behind(ByteView content, int lengthBytes) {
        return content.length() > lengthBytes ? content.from(lengthBytes) : ByteView.EMPTY;
    }

    void extension(int type, ByteView content) {
        if (isGrease(type)) {
            return;
        }
        extensions.add(type);
        switch (type) {
            case SERVER_NAME -> named = true;
            case SUPPORTED_GROUPS -> addAll(groups, behind(content, 2));
            case SIGNATURE_ALGORITHMS -> addAll(signatures, behind(content, 2));
            case POINT_FORMATS -> {
                ByteView all = behind(content, 1);
                for (int i = 0; i < all.length(); i++) {
                    formats.add(all.u8(i));
                }
            }
            case SUPPORTED_VERSIONS -> {
                List<Integer> versions = new ArrayList<>();
                addAll(versions, behind(content, 1));
                newestVersion = versions.isEmpty() ? 0 : Collections.max(versions);
            }
            case APPLICATION_PROTOCOLS -> {
                if (content.has(0, 3) && content.has(3, content.u8(2))) {
                    applicationProtocol = content.text(3, content.u8(2), StandardCharsets.ISO_8859_1);
                }
            }
            default -> {}
        }
    }

    String ja3() {
        String text = version + "," + decimal(suites) + ',' + decimal(extensions) + ',' + decimal(groups) + ','
                + decimal(formats);
        return hash("MD5", text);
    }

    String ja3s() {
        return hash("MD5", version + "," + decimal(suites) + ',' + decimal(extensions));
    }

    /**
     * Over TCP: version, whether a name is asked for, how many suites and extensions, the application; suites;
     * extensions with signatures.
     */
    String ja4() {
        List<Integer> sorted = new ArrayList<>(extensions);
        sorted.removeIf(type -> type == SERVER_NAME || type == APPLICATION_PROTOCOLS);
        Collections.sort(sorted);
        List<Integer> sortedSuites = new ArrayList<>(suites);
        Collections.sort(sortedSuites);
        String signed = signatures.isEmpty() ? "" : '_' + hexadecimal(signatures);
        return 't'
                + versionName()
                + (named ? 'd' : 'i')
                + counted(suites)
                + counted(extensions)
                + application()
                + '_'
                + (suites.isEmpty()
                        ? NO_HASH
                        : hash("SHA-256", hexadecimal(sortedSuites)).substring(0, SHORT_HASH))
                + '_'
                + (sorted.isEmpty()
                        ? NO_HASH
                        : hash("SHA-256", hexadecimal(sorted) + signed).substring(0, SHORT_HASH));
    }

    private String versionName() {
        return switch (newestVersion == 0 ? version : newestVersion) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            case 0x0002 -> "s2";
            default -> "00";
        };
    }

    private static String counted(List<Integer> list) {
        int count = Math.min(list.size(), MOST_COUNTED);
        return (count < 10 ? "0" : "") + count;
    }

    /**
     * First and last character of the first application protocol; of its hexadecimal form where either is no letter or
     * digit.
     */
    private String application() {
        if (applicationProtocol.isEmpty()) {
            return "00";
        }
        char first = applicationProtocol.charAt(0);
        char last = applicationProtocol.charAt(applicationProtocol.length() - 1);
        if (isAlphanumeric(first) && isAlphanumeric(last)) {
            return "" + first + last;
        }
        String hex = HexFormat.of().toHexDigits((byte) first) + HexFormat.of().toHexDigits((byte) last);
        return "" + hex.charAt(0) + hex.charAt(3);
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String decimal(List<Integer> codes) {
        StringBuilder text = new StringBuilder();
        for (int code : codes) {
            text.append(text.isEmpty() ? "" : "-").append(code);
        }
        return text.toString();
    }

    private static String hexadecimal(List<Integer> codes) {
        StringBuilder text = new StringBuilder();
        for (int code : codes) {
            text.append(text.isEmpty() ? "" : ",").append(HexFormat.of().toHexDigits((short) code));
        }
        return text.toString();
    }

    private static String hash(String algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5 and SHA-256", e);
        }
    }
}

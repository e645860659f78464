package io.otus.inventory.view;

/** Text within XML and HTML. */
public final class Markup {
    private Markup() {}

    /**
     * The text so that none of it is read as markup; characters that XML 1.0 forbids become question marks, for devices
     * may call themselves anything.
     */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isAllowed(c) ? c : '?');
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        return c >= 0x20 && (c < 0x7F || c >= 0xA0) && (c < 0xD800 || c >= 0xE000) && c != 0xFFFE && c != 0xFFFF;
    }
}

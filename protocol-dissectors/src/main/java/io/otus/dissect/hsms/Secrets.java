package io.otus.dissect.hsms;

import io.otus.core.bytes.ByteView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hides passwords: values in a pair whose name says so, such as CPNAME and CPVAL of a command to log in. */
final class Secrets {
    /** A part of a message that is hidden. */
    record Part(int at, int length) {}

    private final List<Part> found = new ArrayList<>();

    /** Where hidden values stood. */
    List<Part> found() {
        return found;
    }

    /** The same item, with each password left out. */
    Item hide(Item item) {
        if (!item.isList()) {
            return item;
        }
        List<Item> items = new ArrayList<>(item.items().size());
        boolean isSecret = isPassword(item.at(0));
        int before = found.size();
        for (int i = 0; i < item.items().size(); i++) {
            Item one = item.at(i);
            items.add(isSecret && i > 0 ? withoutValue(one) : hide(one));
        }
        return found.size() > before ? item.with(items) : item;
    }

    private static boolean isPassword(Item name) {
        String text = name.text().toUpperCase(Locale.ROOT);
        return text.contains("PASSW") || text.contains("PWD");
    }

    private Item withoutValue(Item item) {
        if (item.isList()) {
            return item.with(item.items().stream().map(this::withoutValue).toList());
        }
        if (item.data().length() > 0) {
            found.add(new Part(item.at(), item.data().length()));
        }
        return new Item(item.format(), item.code(), ByteView.EMPTY, item.length(), List.of(), item.at());
    }
}

package io.otus.alert.baseline;

import java.util.LinkedHashMap;
import java.util.Map;

/** How each fact of a conversation is written, for messages about one that is not written so. Immutable. */
final class AspectForms {
    private static final Map<String, String> FORMS = forms();

    private AspectForms() {}

    private static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("link", "link");
        forms.put("function", "function KEY");
        forms.put("read", "read SPACE [FIRST[..LAST]] [coalesced]");
        forms.put("write", "write SPACE [FIRST[..LAST]]");
        forms.put("publish", "publish SPACE");
        forms.put("value", "value SPACE [INDEX] {V,...}|LOW..HIGH|*");
        forms.put(
                "reading",
                "reading SPACE [INDEX] {V,...}|LOW..HIGH|* [flat=SECONDS] [rate=NUMBER|rise=NUMBER] [steady]");
        forms.put("poll", "poll KEY [SPACE [FIRST[..LAST]]] [more=N] every=SECONDS pause=SECONDS");
        forms.put("order", "order KEY after KEY|- [same] [within=SECONDS]");
        return forms;
    }

    /** What is expected where a fact begins with this word: its form, or all of them where none begins so. */
    static String expected(String word) {
        String form = FORMS.get(word);
        if (form == null) {
            return String.join(", ", FORMS.values());
        }
        return form.contains("..") ? form + ", the lesser number first" : form;
    }
}

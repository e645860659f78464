package io.otus.dissect.mms;

import io.otus.core.event.Element;
import io.otus.core.event.Flaws;
import io.otus.layer.mmsdata.Quality;
import java.util.List;

/** Finds the quality of a data object among its attributes (IEC 61850-7-3 §7), which a server sends as a structure. */
final class ValueQuality {
    /** How deep attributes are looked at: an object, its parts such as phases, their values. */
    private static final int MAX_DEPTH = 4;

    private ValueQuality() {}

    /**
     * The flaws in the result for a point: those of the quality itself, or of the first flawed one among its
     * attributes. The quality of a substitution value, {@code subQ}, says nothing of the value.
     */
    static Flaws of(String point, List<Element> result) {
        return Item.isSubstitution(point) ? Flaws.NONE : of(result, 0);
    }

    private static Flaws of(List<Element> result, int depth) {
        for (Element element : result) {
            Flaws found = switch (element) {
                case Element.Value value ->
                    value.name().equals("bit_string") ? Quality.of(value.value().text(0)) : Flaws.NONE;
                case Element.Groups structure -> depth < MAX_DEPTH ? ofParts(structure, depth) : Flaws.NONE;
                case Element.Values _, Element.Group _ -> Flaws.NONE;
            };
            if (!found.isNone()) {
                return found;
            }
        }
        return Flaws.NONE;
    }

    private static Flaws ofParts(Element.Groups structure, int depth) {
        for (Element.Group part : structure.groups()) {
            Flaws found = of(part.elements(), depth + 1);
            if (!found.isNone()) {
                return found;
            }
        }
        return Flaws.NONE;
    }
}

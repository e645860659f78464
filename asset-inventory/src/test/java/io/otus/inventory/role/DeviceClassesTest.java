package io.otus.inventory.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.asset.DeviceClass;
import io.otus.core.table.TableLines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Consumers decide by the class of a device: a type that was added and is of none would reach none of them. */
class DeviceClassesTest {
    private static List<String> withoutClass(String table, int word) {
        List<String> without = new ArrayList<>();
        int types = 0;
        for (TableLines.Line line : TableLines.read(RoleRules.class, table)) {
            String[] words = line.text().split(" ", -1);
            if (word == 0 || words[0].equals("type")) {
                types++;
                if (DeviceClass.of(words[word]) == DeviceClass.OTHER) {
                    without.add(line.text());
                }
            }
        }
        assertThat(types).isGreaterThan(10);
        return without;
    }

    @Test
    void eachTypeThatIsConcludedIsOfAClass() {
        assertThat(withoutClass("rules.txt", 1)).isEmpty();
    }

    @Test
    void eachTypeThatAPersonMayNameIsOfAClass() {
        assertThat(withoutClass("types.txt", 0)).isEmpty();
    }
}

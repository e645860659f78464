package io.otus.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.role.RoleRules;
import io.otus.inventory.role.TypeNames;
import org.junit.jupiter.api.Test;

class TypeNamesTest {
    @Test
    void wordsOfPeopleMeanTypes() {
        assertThat(TypeNames.name("I/O")).isEqualTo("io_device");
        assertThat(TypeNames.name(" SCADA server ")).isEqualTo("scada_server");
        assertThat(TypeNames.name("PLC")).isEqualTo("plc");
        assertThat(TypeNames.name("Mixer")).isEqualTo("mixer");
    }

    @Test
    void theTableHasWordsForTypesThatRulesConcludeAndNoneOfThemIsAnotherType() {
        assertThat(RoleRules.values(Conclusion.Kind.TYPE))
                .containsAll(TypeNames.words().values());
        assertThat(TypeNames.words().keySet()).doesNotContainAnyElementsOf(RoleRules.values(Conclusion.Kind.TYPE));
    }
}

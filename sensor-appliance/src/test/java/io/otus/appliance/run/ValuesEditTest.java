package io.otus.appliance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otus.alert.audit.AuditEntry;
import io.otus.appliance.exit.Failure;
import io.otus.inventory.view.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesEditTest {
    @TempDir
    Path state = Path.of("");

    private Person person = new Person(state, "");

    @BeforeEach
    void somebody() {
        person = new Person(state, "test");
    }

    private static UnaryOperator<List<Entry>> add(String ip) {
        return before -> {
            List<Entry> after = new ArrayList<>(before);
            after.add(Entry.ofCells(0, Map.of("ip", ip, "owner", "Ann")));
            return after;
        };
    }

    private static UnaryOperator<List<Entry>> remove(String ip) {
        return before ->
                before.stream().filter(each -> !each.values("ip").contains(ip)).toList();
    }

    private List<String> ips() {
        return StoredInventory.values(state).stream()
                .flatMap(each -> each.values("ip").stream())
                .toList();
    }

    private AuditEntry decision(long number) {
        return Objects.requireNonNull(Audits.of(state).entry(number));
    }

    private void takeBack(long number) {
        var _ = ValuesEdit.takeBack(state, decision(number), person);
    }

    @Test
    void changesAtOnceAreOneAfterTheOther() throws Exception {
        int changes = 16;
        List<Future<ValuesEdit.Done>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 1; i <= changes; i++) {
                UnaryOperator<List<Entry>> change = add("10.0.0." + i);
                done.add(threads.submit(() -> ValuesEdit.replace(state, change, person)));
            }
        }
        for (Future<ValuesEdit.Done> each : done) {
            assertThat(each.get().number()).isPositive();
        }
        assertThat(ips()).hasSize(changes).doesNotHaveDuplicates();
        for (int number = changes; number > 0; number--) {
            takeBack(number);
        }
        assertThat(state.resolve("asset-values.csv")).as("as before the first").doesNotExist();
    }

    @Test
    void aChangeWhoseProcessWasKilledOnceItWasDecidedIsPutInPlace() throws IOException {
        Path values = state.resolve("asset-values.csv");
        Path next = state.resolve("asset-values.csv.new");
        ValuesEdit.replace(state, add("10.0.0.1"), person);
        String first = Files.readString(values);
        ValuesEdit.replace(state, add("10.0.0.2"), person);
        Files.move(values, next);
        Files.writeString(values, first);
        ValuesEdit.replace(state, add("10.0.0.3"), person);
        assertThat(ips()).containsExactly("10.0.0.1", "10.0.0.2", "10.0.0.3");
        takeBack(3);

        String second = Files.readString(values);
        takeBack(2);
        Files.move(values, next);
        Files.writeString(values, second);
        takeBack(1);
        assertThat(values).doesNotExist();

        Files.writeString(next, "of a change that was never decided");
        ValuesEdit.replace(state, add("10.0.0.4"), person);
        assertThat(ips()).containsExactly("10.0.0.4");
        assertThat(next).doesNotExist();
    }

    @Test
    void onlyTheLatestChangeIsTakenBackThoughTheListIsTheSameAgain() throws IOException {
        ValuesEdit.replace(state, add("10.0.0.1"), person);
        ValuesEdit.replace(state, add("10.0.0.2"), person);
        ValuesEdit.replace(state, remove("10.0.0.2"), person);
        assertThatThrownBy(() -> takeBack(1))
                .isInstanceOf(Failure.class)
                .hasMessageEndingWith("changed since: take decision 3 back first");
        takeBack(3);
        takeBack(2);
        assertThat(ips()).containsExactly("10.0.0.1");
        Files.writeString(state.resolve("asset-values.csv"), "ip,owner\n");
        assertThatThrownBy(() -> takeBack(1)).hasMessageEndingWith("changed since, not by a decision");
    }

    @Test
    void whatIsUnsaidIsTheLatestDecisionTakenBackWhereItIsTheSame() throws IOException {
        ValuesEdit.replace(state, add("10.0.0.1"), person);
        assertThat(ValuesEdit.unsay(state, remove("10.0.0.1"), person)).isEqualTo(new ValuesEdit.Done(2, 1));
        assertThat(state.resolve("asset-values.csv")).doesNotExist();

        ValuesEdit.replace(state, add("10.0.0.1"), person);
        ValuesEdit.replace(state, add("10.0.0.2"), person);
        assertThat(ValuesEdit.unsay(state, remove("10.0.0.1"), person)).isEqualTo(new ValuesEdit.Done(5, 0));
        assertThat(ips()).containsExactly("10.0.0.2");
        takeBack(5);
        takeBack(4);
        takeBack(3);
        assertThat(ips()).isEmpty();
    }
}

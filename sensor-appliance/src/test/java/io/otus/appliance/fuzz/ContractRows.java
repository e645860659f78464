package io.otus.appliance.fuzz;

import io.otus.core.spi.DissectorProvider;
import io.otus.testkit.DissectorContract;
import io.otus.testkit.Row;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The rows of all contract tests as inputs to begin with: a protocol that no capture holds has its messages there, each
 * kind of them and each rule that can be broken.
 */
final class ContractRows {
    private static final List<String> PACKAGES = List.of("io.otus.dissect", "io.otus.layer");

    private ContractRows() {}

    /** Gives the rows of each protocol to its seeds. */
    static void addTo(Seeds seeds) {
        for (DissectorContract contract : contracts()) {
            DissectorContract.Table table = contract.table();
            for (DissectorProvider provider : speakers(table.provider())) {
                int choice = new DissectorTarget(provider).choice(table.carrier(), table.parentAddress());
                for (Row row : table.rows()) {
                    seeds.addRow(provider.protocol().id(), new FuzzInput(choice, true, steps(row)));
                }
            }
        }
    }

    /** A package has one contract, and may hold protocols that speak alike: LLMNR is DNS on another port. */
    private static List<DissectorProvider> speakers(DissectorProvider contracted) {
        String name = contracted.getClass().getPackageName();
        return Protocols.all().stream()
                .filter(each -> each.getClass().getPackageName().equals(name))
                .toList();
    }

    private static List<FuzzInput.Step> steps(Row row) {
        List<FuzzInput.Step> steps = new ArrayList<>();
        for (Row.Step step : row.steps()) {
            steps.add(FuzzInput.Step.of(step.direction(), step.bytes()));
        }
        return steps;
    }

    private static List<DissectorContract> contracts() {
        return PACKAGES.stream()
                .flatMap(ContractRows::testsBelow)
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .sorted(Comparator.comparing(Class::getName))
                .map(ContractRows::contract)
                .toList();
    }

    private static Stream<? extends Class<?>> testsBelow(String name) {
        return ReflectionSupport.findAllClassesInPackage(
                name, DissectorContract.class::isAssignableFrom, each -> each.endsWith("Test"))
                .stream();
    }

    private static DissectorContract contract(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (DissectorContract) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made without arguments", e);
        }
    }
}

package io.otus.dissect.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.otus.core.event.Element;
import io.otus.core.event.PointRange;
import io.otus.core.value.ValueList;
import io.otus.dissect.opcua.UaType.Structure;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose values a subscription tells, OPC 10000-4 §5.13. */
class MonitoredItemsTest {
    private static final long SUBSCRIPTION = 7;
    private static final long GOOD = 0;
    /** BadMonitoredItemIdInvalid. */
    private static final long UNKNOWN_ITEM = 0x8042_0000L;
    /** BadMonitoredItemFilterUnsupported. */
    private static final long NO_SUCH_FILTER = 0x8044_0000L;

    private static final List<Element> FAULT = List.of(new Element.Group(
            "response_header", List.of(Element.text("service_result", StatusCodes.text(0x8010_0000L)))));

    private final MonitoredItems items = new MonitoredItems();

    private static Structure structure(int number) {
        return Objects.requireNonNull(Grammar.structure(number));
    }

    private static Element.Group group(Element... elements) {
        return new Element.Group("", List.of(elements));
    }

    private static Element parameters(long handle) {
        return new Element.Group("requested_parameters", List.of(Element.number("client_handle", handle)));
    }

    private static Element.Group created(String node, long handle) {
        Element item = new Element.Group(
                "item_to_monitor", List.of(Element.text("node_id", node), Element.text("attribute_id", "Value")));
        return group(item, parameters(handle));
    }

    private static Element.Group modified(long id, long handle) {
        return group(Element.number("monitored_item_id", id), parameters(handle));
    }

    private void asks(int number, long transaction, String list, Element.Group... groups) {
        items.note(
                structure(number),
                transaction,
                List.of(Element.number("subscription_id", SUBSCRIPTION), new Element.Groups(list, List.of(groups))));
    }

    private void answers(long transaction, Element.Group... results) {
        items.answered(transaction, List.of(new Element.Groups("results", List.of(results))));
    }

    private void deletes(long transaction, long... ids) {
        ValueList listed = ValueList.signed(ids);
        items.note(
                structure(781),
                transaction,
                List.of(
                        Element.number("subscription_id", SUBSCRIPTION),
                        new Element.Values("monitored_item_ids", listed)));
    }

    private void answersPlain(long transaction, long... codes) {
        ValueList texts =
                ValueList.texts(Arrays.stream(codes).mapToObj(StatusCodes::text).toList());
        items.answered(transaction, List.of(new Element.Values("results", texts)));
    }

    private static Element.Group result(long status) {
        return group(Element.text("status_code", StatusCodes.text(status)));
    }

    private List<String> told(long... handles) {
        List<Element.Group> values = Arrays.stream(handles)
                .mapToObj(handle -> group(Element.number("client_handle", handle)))
                .toList();
        Element.Group data = group(new Element.Groups("monitored_items", values));
        Element message = new Element.Group(
                "notification_message", List.of(new Element.Groups("notification_data", List.of(data))));
        return items.told(List.of(Element.number("subscription_id", SUBSCRIPTION), message)).stream()
                .map(PointRange::space)
                .toList();
    }

    @BeforeEach
    void twoItemsAreMade() {
        asks(751, 3, "items_to_create", created("ns=2;s=Level", 1), created("ns=2;s=Flow", 2));
        answers(3, group(Element.number("monitored_item_id", 101)), group(Element.number("monitored_item_id", 102)));
    }

    @Test
    void aHandleIsTheNodeThatItWasGivenFor() {
        assertThat(told(2, 1, 3)).containsExactly("ns=2;s=Flow", "ns=2;s=Level", "item:7/3");
    }

    @Test
    void aClientMayExchangeTheHandlesOfItsItems() {
        asks(763, 4, "items_to_modify", modified(101, 2), modified(102, 1));
        assertThat(told(1, 2)).containsExactly("ns=2;s=Level", "ns=2;s=Flow");
        answers(4, result(GOOD), result(GOOD));
        assertThat(told(1, 2)).containsExactly("ns=2;s=Flow", "ns=2;s=Level");
        asks(763, 5, "items_to_modify", modified(101, 9), modified(999, 8));
        answers(5, result(GOOD), result(UNKNOWN_ITEM));
        assertThat(told(1, 2, 9)).containsExactly("ns=2;s=Flow", "item:7/2", "ns=2;s=Level");
    }

    @Test
    void aHandleStaysWhereTheServerRefusesAnother() {
        asks(763, 4, "items_to_modify", modified(101, 8), modified(102, 9));
        answers(4, result(NO_SUCH_FILTER), result(GOOD));
        assertThat(told(1, 8, 2, 9)).containsExactly("ns=2;s=Level", "item:7/8", "item:7/2", "ns=2;s=Flow");
        asks(763, 5, "items_to_modify", modified(101, 8));
        items.answered(5, List.of());
        assertThat(told(1, 8)).containsExactly("ns=2;s=Level", "item:7/8");
    }

    @Test
    void valuesOfADeletedItemMayStillBeOnTheirWay() {
        deletes(4, 101, 102);
        answersPlain(4, GOOD, UNKNOWN_ITEM);
        assertThat(told(1, 2)).containsExactly("ns=2;s=Level", "ns=2;s=Flow");
        asks(763, 5, "items_to_modify", modified(101, 8), modified(102, 9));
        answers(5, result(GOOD), result(GOOD));
        assertThat(told(8, 9)).containsExactly("item:7/8", "ns=2;s=Flow");
    }

    @Test
    void whatIsRefusedOrDeletedMakesRoom() {
        for (int i = 2; i < MonitoredItems.MAX_ITEMS + 10; i++) {
            long handle = 1_000L + i;
            asks(751, 4, "items_to_create", created("ns=2;s=Refused", handle));
            answers(4, result(NO_SUCH_FILTER));
            asks(751, 4, "items_to_create", created("ns=2;s=Refused", 500_000 + handle));
            items.answered(4, FAULT);
            asks(751, 5, "items_to_create", created("ns=2;s=Passing", handle));
            answers(5, group(Element.number("monitored_item_id", handle)));
            deletes(6, handle);
            answersPlain(6, GOOD);
        }
        asks(751, 7, "items_to_create", created("ns=2;s=Last", 3));
        answers(7, group(Element.number("monitored_item_id", 103)));
        asks(763, 8, "items_to_modify", modified(103, 4));
        answers(8, result(GOOD));
        assertThat(told(1, 2, 3, 4)).containsExactly("ns=2;s=Level", "ns=2;s=Flow", "item:7/3", "ns=2;s=Last");
    }
}

package io.otus.alert.detect.device;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Fact;
import io.otus.alert.baseline.Habit;
import io.otus.alert.detect.Detector;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Finding;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Outside;
import io.otus.alert.detect.RecentMap;
import io.otus.alert.detect.Sighting;
import io.otus.core.asset.AssetRef;
import io.otus.core.event.Attribute;
import io.otus.core.event.IdentityClaim;
import io.otus.core.event.Origin;
import io.otus.core.event.Trust;
import io.otus.core.evidence.Evidence;
import io.otus.core.evidence.FrameHold;
import io.otus.core.net.Endpoint;
import io.otus.core.net.IpAddress;
import io.otus.core.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * {@link Kind#ARP_SPOOF} without ARP: a machine sends from the IP and the MAC address of another device, as its own
 * word shows. What comes from these addresses says, in multicast DNS or NetBIOS, that it has another MAC address; and a
 * device with that MAC address and an IP address of its own says the same of itself, name included. Frames alone do not
 * tell the two senders apart. The other device must be known to be asked in an industrial protocol, since a second card
 * of a computer may name the first one; a controller with two cards in one network may do so too, so the severity is
 * one lower than for ARP. It must not be a known router, which passes on what others say. A machine that did so while
 * that was learned does so by design.
 */
public final class BorrowedCardDetector implements Detector.OnClaim {
    private static final String HABIT = "borrowed_card";
    private static final String TWO_CARDS =
            "Lowered by one: a controller with two cards in one network may name one of them on both.";
    /** Most machines and speakers that are remembered; the least recent are forgotten first. */
    private static final int MAX = 1_024;

    private record Speaker(int segment, MacAddress card, IpAddress ip) {}

    private record Card(int segment, MacAddress mac) {}

    /** Somebody says which name and MAC address it has. */
    private record Word(Speaker by, String name, Evidence evidence, String source) {}

    private final RecentMap<Speaker, String> names = new RecentMap<>(MAX);
    /** What machines say of their own cards, by these. */
    private final RecentMap<Card, Word> own = new RecentMap<>(MAX);
    /** What was said from other cards, by the card that the speaker calls its own. */
    private final RecentMap<Card, Word> borrowed = new RecentMap<>(MAX);

    private final DetectorContext site;
    private final FrameHold hold;

    public BorrowedCardDetector(DetectorContext site) {
        this.site = site;
        this.hold = site.hold(MAX);
    }

    @Override
    public long forgotten() {
        return names.forgotten() + own.forgotten() + borrowed.forgotten();
    }

    @Override
    public void claimed(IdentityClaim event) {
        boolean isNameOrCard = event.attribute() == Attribute.NAME || event.attribute() == Attribute.MAC;
        if (!isNameOrCard
                || event.trust() != Trust.NAME_SERVICE
                || !event.unit().isEmpty()) {
            return;
        }
        Origin origin = event.origin();
        IpAddress ip = event.about().ip();
        MacAddress card = origin.flow().latestCard(origin.sender());
        if (ip == null || card == null || !ip.equals(origin.source().ip())) {
            return;
        }
        Speaker speaker = new Speaker(event.about().segment(), card, ip);
        if (event.attribute() == Attribute.NAME) {
            names.put(speaker, event.value());
            return;
        }
        String name = names.get(speaker);
        MacAddress stated = MacAddress.ofText(event.value());
        if (name != null && stated != null) {
            Word word = new Word(speaker, name, origin.evidence(), event.source());
            says(speaker, stated, word, origin);
        }
    }

    private void says(Speaker speaker, MacAddress stated, Word word, Origin origin) {
        Card card = new Card(speaker.segment, stated);
        RecentMap<Card, Word> said = speaker.card.equals(stated) ? own : borrowed;
        Word earlier = said.get(card);
        if (earlier == null || !earlier.by.equals(speaker) || !earlier.name.equals(word.name)) {
            said.put(card, word);
            hold.mark(word.evidence, _ -> word.equals(said.get(card)));
        }
        Word mine = own.get(card);
        Word others = borrowed.get(card);
        if (mine != null && others != null && mine.name.equals(others.name) && !mine.by.ip.equals(others.by.ip)) {
            look(card, mine, others, origin);
        }
    }

    private void look(Card card, Word mine, Word others, Origin origin) {
        Speaker victim = others.by;
        AssetRef holder = site.known(Endpoint.at(card.segment, victim.ip));
        AssetRef machine = site.known(Endpoint.at(card.segment, mine.by.ip));
        if (holder == null || machine == null || holder.id().equals(machine.id()) || !isOfProcess(holder, victim)) {
            return;
        }
        borrowed.remove(card);
        tell(mine, others, origin);
    }

    /** Returns whether a device answers in an industrial protocol, has the card, and is no router. */
    private boolean isOfProcess(AssetRef holder, Speaker victim) {
        return victim.card.toString().equals(holder.mac())
                && Outside.isController(site, holder)
                && !site.isKnownRouter(holder);
    }

    private void tell(Word mine, Word others, Origin origin) {
        Evidence shown = AddressOwners.both(others.evidence, mine.evidence);
        AssetModel source = model(mine.by, origin, shown);
        AssetModel target = model(others.by, origin, shown);
        if (source == null || target == null || source == target) {
            return;
        }
        String ip = others.by.ip.toString();
        Fact fact = site.baseline().assetFacts().lastingNews(source, new Habit(HABIT, ip), origin.time(), shown);
        if (fact != null) {
            BorrowedCard broken = new BorrowedCard(
                    ip,
                    others.by.card.toString(),
                    mine.by.card.toString(),
                    mine.by.ip.toString(),
                    mine.name,
                    others.source);
            site.report(
                    Finding.act(Kind.ARP_SPOOF, Kind.ARP_SPOOF.severity().lowered(), TWO_CARDS, fact, broken),
                    new Sighting(origin.time(), shown, null, source, target));
        }
    }

    private @Nullable AssetModel model(Speaker speaker, Origin origin, Evidence shown) {
        return site.asset(Endpoint.at(speaker.segment, speaker.ip), origin.time(), shown);
    }
}

package io.otus.alert.detect.silence;

import io.otus.alert.baseline.AssetModel;
import io.otus.alert.baseline.Baseline;
import io.otus.alert.baseline.Conversation;
import io.otus.alert.baseline.Poll;
import io.otus.alert.baseline.PollSet;
import io.otus.alert.detect.DetectorContext;
import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Pair;
import io.otus.core.event.AssetSilent;
import io.otus.core.evidence.Evidence;
import io.otus.core.time.Nanos;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose silence it is that a conversation fell silent, so that one cause makes one alert:
 *
 * <ul>
 *   <li>{@link Kind#MASTER_SILENT}: more than half of what the client polls is silent, and the client was not heard
 *       polling since. Medium; high if the client is known to write, since then nobody operates these devices; info if
 *       another master that stood in for it before took over. It is medium if the client leaves out one device and
 *       still polls others, and low if somebody else polls that device. A master with one conversation is given twice
 *       the time. A master that is itself asked in vain, while nothing is heard of any device that it polled, is out:
 *       it is given the time of a device that restarts. A master whose connections with all of these devices were
 *       closed in its name is given three minutes. If one of these devices is shown to be out by itself as well, they
 *       are out together, and the alert is medium.
 *   <li>{@link Kind#ASSET_SILENT}: the client lives, and the server neither answers it nor was otherwise heard. Info at
 *       first, since devices restart. The same alert rises to medium as soon as the inventory misses the device too,
 *       after five minutes and three of its longest pauses. A device that nobody polls stays info. So does one that
 *       fell silent together with every device that it talks with, until somebody tries to reach it again.
 *   <li>{@link Kind#ASSET_SILENT}, medium: a stream that a device publishes is overdue. The alert is on the stream
 *       alone if the device is otherwise heard.
 * </ul>
 *
 * <p>The silence of a device whose address a new one took is none of these: it was replaced, which the report on the
 * new device says, and who asked it asks the new one now. That ends once the new one is silent for as long as its
 * predecessor was when that was missed, unless it is known by then or was there for a day.
 *
 * <p>Either is low for ten minutes after the sensor lost frames. ATT&amp;CK: T0815 and T0829; T0814 and T0826.
 */
final class SilenceJudge {
    /** What is heard this soon after the latest request may belong to it. */
    static final long TOGETHER = 10 * Nanos.SECOND;
    /**
     * A master with one conversation is given this many times as long as one with several. Nothing but that
     * conversation shows that it is silent, and every master skips some turns now and then; two conversations do not
     * pause by chance at once.
     */
    private static final int ALONE = 2;
    /**
     * A device that its master leaves out is reported after this long at the soonest: connections fail and are built
     * anew.
     */
    private static final long LEFT_OUT = 5 * Nanos.MINUTE;
    /** A device is called silent after this long at the soonest. */
    private static final long RESTART = Nanos.MINUTE;
    /**
     * A master whose connections were all closed in its name is reported after this long at the soonest: its computer
     * or its program restarts.
     */
    private static final long BOOT = 3 * Nanos.MINUTE;

    private final DetectorContext site;
    private final Baseline baseline;
    private final StandIns standIns;
    private final SilentDevices devices = new SilentDevices();
    private final LeftAlone leftAlone;
    private final Replacements replacements = new Replacements();
    private final Outages outages;
    private final Departures departures = new Departures();
    private final Pollers pollers;
    private final SilenceReports reports;
    private long joins;
    /**
     * Masters that were found, at the time {@link #foundAt}, to have left in order; they are given time to come back.
     */
    private final Set<AssetModel> left = new HashSet<>();

    private long foundAt = Long.MIN_VALUE;

    SilenceJudge(DetectorContext site) {
        this.site = site;
        this.baseline = site.baseline();
        this.standIns = new StandIns(baseline);
        this.leftAlone = new LeftAlone(baseline);
        this.outages = new Outages(baseline);
        this.pollers = new Pollers(baseline);
        this.reports = new SilenceReports(site, devices, standIns, leftAlone);
    }

    /** Notes that the sensor lost frames. */
    void impaired(long time) {
        reports.impaired(time);
    }

    /**
     * Judges a stream that is overdue in a network which is otherwise heard: the device is silent, unless it was
     * otherwise heard as well.
     */
    void overdue(StreamSilence stream, @Nullable Evidence last, long time) {
        reports.overdue(stream, last, time);
    }

    /** Notes that a device asks in ARP for an address. */
    void askedFor(int network, String ip, long time) {
        outages.askedFor(network, ip, time);
    }

    /** Notes that a client was the first to close a connection that began at {@code opened}. */
    void closed(Pair pair, long opened, long time) {
        departures.closed(pair, opened, time);
    }

    /** Returns how much was forgotten in order to stay within bounds. */
    long forgotten() {
        return outages.forgotten() + departures.forgotten();
    }

    /** Judges a conversation that fell silent. Returns false if it is too soon to judge. */
    boolean isDecided(Conversation conversation, long time) {
        PollSet polls = conversation.polls();
        Poll poll = polls.quickest();
        if (!polls.isSilent() || poll == null || replacements.isOver(conversation.server())) {
            return true;
        }
        if (replacements.contains(conversation.server())) {
            return false; // it is judged once either of the two devices is heard or missed
        }
        if (poll.isTold()) {
            return isDecidedOfServer(conversation, poll, time);
        }
        if (polls.last() > polls.silentSince() && time - polls.last() <= SilenceDetector.patience(poll)) {
            return false; // it was asked again, and is about to come back
        }
        if (isWaitedFor(conversation.client(), time)) {
            return false;
        }
        long since = polls.last();
        AssetModel master = conversation.client();
        Asked asked = asked(master, since, time);
        if (asked.goesOn || (asked.all == 1 && isServersFault(conversation, since))) {
            return isDecidedOfServer(conversation, poll, time);
        }
        boolean isOut = outages.isOut(master, asked.overdue, since);
        long patience = Math.max(standIns.has(master) ? StandIns.TAKEOVER : 0, isOut ? RESTART : 0);
        if (asked.all == 1) {
            patience = Math.max(patience, ALONE * SilenceDetector.patience(poll));
        }
        if (2 * asked.silent.size() <= asked.all || time - since < patience) {
            return false;
        }
        boolean isInOrder = departures.isInOrder(master, asked.overdue, since);
        if (isInOrder && time - since < BOOT) {
            left.add(master);
            return false;
        }
        boolean isOutage = isOut && !Outages.isBack(master, since) && outages.isWithOthers(asked.overdue, since, time);
        SilenceReports.Missing missing = new SilenceReports.Missing(asked.overdue, asked.all, isOutage, isInOrder);
        reports.master(conversation, asked.silent, missing, poll, time);
        return true;
    }

    /**
     * The conversations of a master as of the last request of one that fell silent; without those that had been silent
     * before.
     *
     * @param silent those that fell silent
     * @param overdue those whose next request is missing
     * @param all number of all of them
     * @param goesOn whether the master sent a later request in any of them
     */
    private record Asked(List<Conversation> silent, List<Conversation> overdue, int all, boolean goesOn) {}

    private Asked asked(AssetModel master, long since, long time) {
        List<Conversation> silent = new ArrayList<>();
        List<Conversation> overdue = new ArrayList<>();
        int all = 0;
        boolean goesOn = false;
        for (Conversation each : baseline.asking(master)) {
            PollSet polls = each.polls();
            Poll quickest = polls.quickest();
            if (quickest == null || quickest.isTold() || replacements.contains(each.server())) {
                continue;
            }
            if (polls.isSilent() && polls.last() + SilenceDetector.patience(quickest) < since) {
                continue; // it was silent before
            }
            all++;
            goesOn |= polls.last() > since + TOGETHER;
            if (polls.isSilent()) {
                silent.add(each);
            }
            if (polls.isSilent() || time - polls.last() > quickest.rhythm().pause() * Nanos.SECOND) {
                overdue.add(each);
            }
        }
        return new Asked(silent, overdue, all, goesOn);
    }

    /** Returns whether another conversation of the master showed at this time that it left in order. */
    private boolean isWaitedFor(AssetModel master, long time) {
        if (time != foundAt) {
            left.clear();
            foundAt = time;
        }
        return left.contains(master);
    }

    private static boolean isServersFault(Conversation conversation, long since) {
        return conversation.server().heard() < since + TOGETHER
                && conversation.server().sought() > since + TOGETHER;
    }

    /** Judges a conversation whose client lives: either the server is gone, or the client leaves it out. */
    private boolean isDecidedOfServer(Conversation conversation, Poll poll, long time) {
        long since = conversation.polls().last();
        AssetModel server = conversation.server();
        if (devices.isAbsent(server)) {
            return true;
        }
        boolean isHeard = server.heard() > since + TOGETHER;
        if (!isHeard && (poll.isTold() || server.sought() > since)) {
            if (time - since < RESTART) {
                return false;
            }
            reports.absent(conversation, poll, Math.max(since, server.heard()), time);
            return true;
        }
        Long before = devices.told(server);
        boolean cameBack = before != null && since < before;
        if (time - since < LEFT_OUT || (!poll.isTold() && !pollers.isPolling(conversation.client(), time))) {
            return false; // it may be about to come back, or the whole master is falling silent
        }
        if (!cameBack && !poll.isTold()) {
            reports.leftOut(conversation, poll, pollers.hasOthers(conversation, time), since, time);
        }
        return true;
    }

    /** Judges a conversation that goes on asking: reports its server if that neither answers nor is otherwise heard. */
    void unanswered(Conversation conversation, Poll poll, long time) {
        PollSet polls = conversation.polls();
        AssetModel server = conversation.server();
        long limit = Math.max(RESTART, SilenceDetector.patience(poll));
        boolean mayBeAnswered = replacements.contains(server)
                || polls.answered() == Long.MIN_VALUE
                || polls.last() - polls.answered() < limit;
        if (!mayBeAnswered && !poll.isTold() && polls.last() - server.heard() >= limit && !devices.isAbsent(server)) {
            reports.absent(conversation, poll, Math.max(polls.answered(), server.heard()), time);
        }
    }

    /** Notes that a new device took the address of one. */
    void replaced(AssetModel device, AssetModel taker, long time) {
        replacements.add(device, taker, time);
    }

    /** Notes that the inventory misses a device. */
    void missed(AssetSilent event, AssetModel asset) {
        var silence = new LeftAlone.Silence(event.asset().id(), event.since(), event.time(), event.last());
        replacements.endedBy(asset, event.time()).forEach(each -> missed(each, event.time()));
        if (replacements.contains(asset)) {
            replacements.missed(asset, silence);
            return;
        }
        Long before = devices.told(asset);
        if (before != null && event.since() < before && !devices.isAbsent(asset)) {
            return; // it is the master that was reported
        }
        boolean isTold = devices.isAbsent(asset);
        boolean mayBeLeft = !isTold && asset.isServer(site::isIndustrial);
        AssetModel partner = mayBeLeft ? leftAlone.partner(asset, event.since()) : null;
        if (partner == null) {
            reports.missed(
                    silence, asset, event.time(), isTold ? DeviceSilence.Ground.LASTS : DeviceSilence.Ground.MISSED);
            return;
        }
        reports.leftAlone(silence, asset, partner);
    }

    /** Reports a device that was missed while another one had its place, which left. */
    private void missed(Replacements.Replaced former, long time) {
        LeftAlone.Silence silence = former.missed();
        if (silence != null && !devices.isAbsent(former.device())) {
            reports.missed(silence, former.device(), time, DeviceSilence.Ground.MISSED);
        }
    }

    /** Moves all times later by the time in which the sensor was deaf, in nanoseconds. */
    void rebase(long duration) {
        leftAlone.rebase(duration);
        departures.rebase(duration);
        replacements.rebase(duration);
    }

    /** Returns the devices that are excused while no device is there to talk with them. */
    LeftAlone leftAlone() {
        return leftAlone;
    }

    /** Returns the devices whose address a new one took. */
    Replacements replacements() {
        return replacements;
    }

    /** Returns which masters stand in for others. */
    StandIns standIns() {
        return standIns;
    }

    /**
     * Forgets devices that are heard again or are no longer devices. Reports excused devices that stay silent although
     * somebody tries to reach them, and those whose successors left.
     */
    void clock(long time) {
        devices.forgetHeard();
        if (joins != baseline.joins()) {
            joins = baseline.joins();
            devices.forgetGone();
            replacements.forgetGone();
            standIns.forgetGone();
        }
        replacements.ended(time).forEach(each -> missed(each, time));
        for (LeftAlone.Silence each : leftAlone.own(time, RESTART)) {
            AssetModel asset = baseline.find(each.id());
            if (asset != null) {
                reports.missed(each, asset, time, DeviceSilence.Ground.LASTS);
            }
        }
    }
}

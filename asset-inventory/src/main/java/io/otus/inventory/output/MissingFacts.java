package io.otus.inventory.output;

import io.otus.core.event.Attribute;
import io.otus.core.net.MacAddress;
import io.otus.core.table.TableLines;
import io.otus.inventory.graph.Asset;
import io.otus.inventory.graph.Conclusion;
import io.otus.inventory.graph.ProtocolUse;
import io.otus.inventory.graph.ProxyRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is not known of an asset, and which message would state it. Declared in {@code would-tell.txt}: lines
 * {@code PROTOCOL ATTRIBUTE[,ATTRIBUTE...]: SENTENCE}, and {@code TYPE purdue_level: SENTENCE}. Immutable.
 */
public final class MissingFacts {
    /**
     * A missing attribute, and a sentence that says which message would state it.
     *
     * @param attribute what is not known
     * @param wouldTell the message that would tell it
     */
    public record Missing(String attribute, String wouldTell) {}

    private static final List<Attribute> WANTED =
            List.of(Attribute.NAME, Attribute.VENDOR, Attribute.MODEL, Attribute.FIRMWARE, Attribute.SERIAL);

    private static final String NOTHING =
            "no protocol in which it was heard to answer or announce itself can tell; a management protocol such as LLDP or"
                    + " SNMP would";

    private static final String MADE_UP =
            "its MAC address is made up (locally administered), as phones and virtual machines have them, and names no"
                    + " maker";

    private static final String ENCRYPTED =
            "; it answers in this protocol, but encrypted, so that nobody hears what it tells";

    private static final String HOST_OR_CONTAINER =
            "another device answers for it by ARP and passed its answers on once: it is a host behind that one, or an"
                    + " address of it at which its containers answer; an ARP request from the address would tell";

    private static final String SEVERAL_SYSTEMS =
            "connections to its IP addresses are accepted with different times to live: some may be other hosts' for"
                    + " which it answers by ARP; an account of itself from each address would tell";

    private static final String LEVEL = Conclusion.Kind.LEVEL.key();

    private final Map<String, String> sentences;

    private MissingFacts(Map<String, String> sentences) {
        this.sentences = sentences;
    }

    /** The sentences that came with the program. */
    public static MissingFacts shipped() {
        Map<String, String> sentences = new HashMap<>();
        for (TableLines.Line line : TableLines.read(MissingFacts.class, "would-tell.txt")) {
            int colon = line.text().indexOf(": ");
            String[] head = line.text().substring(0, Math.max(0, colon)).split(" ", -1);
            if (head.length != 2) {
                throw line.bad("PROTOCOL ATTRIBUTE[,ATTRIBUTE...]: SENTENCE");
            }
            if (head[1].equals(LEVEL)) {
                sentences.put(head[0] + ' ' + LEVEL, line.text().substring(colon + 2));
                continue;
            }
            for (String attribute : head[1].split(",", -1)) {
                Attribute known = Attribute.valueOf(attribute.toUpperCase(Locale.ROOT));
                sentences.put(head[0] + ' ' + known.key(), line.text().substring(colon + 2));
            }
        }
        return new MissingFacts(sentences);
    }

    /** What is not known of an asset. */
    public List<Missing> of(Asset asset) {
        List<Missing> gaps = new ArrayList<>();
        for (Attribute attribute : WANTED) {
            boolean known = attribute == Attribute.MODEL
                    ? asset.identity().model() != null
                    : asset.identity().value(attribute) != null;
            if (!known) {
                String sentence = sentence(asset, attribute);
                gaps.add(new Missing(attribute.key(), sentence != null ? sentence : nothing(asset, attribute)));
            }
        }
        if (ProxyRule.mayBeContainer(asset)) {
            gaps.add(new Missing(Attribute.MAC.key(), HOST_OR_CONTAINER));
        }
        if (ProxyRule.mayAnswerForOthers(asset)) {
            gaps.add(new Missing(Attribute.IP.key(), SEVERAL_SYSTEMS));
        }
        if (AssetWriter.concluded(asset, Conclusion.Kind.LEVEL) == null) {
            gaps.add(new Missing(LEVEL, level(AssetWriter.concluded(asset, Conclusion.Kind.TYPE))));
        }
        return gaps;
    }

    private String level(@Nullable String type) {
        String sentence = sentences.get((type == null ? "unknown" : type) + ' ' + LEVEL);
        return sentence != null ? sentence : Objects.requireNonNull(sentences.get("other " + LEVEL));
    }

    private static String nothing(Asset asset, Attribute attribute) {
        String mac = asset.addresses().mac();
        boolean madeUp = mac != null && MacAddress.parse(mac).isLocal();
        return attribute == Attribute.VENDOR && madeUp ? MADE_UP : NOTHING;
    }

    private @Nullable String sentence(Asset asset, Attribute attribute) {
        for (ProtocolUse use : asset.uses()) {
            String sentence =
                    use.served() > 0 || use.asked() == 0 ? sentences.get(use.protocol() + ' ' + attribute.key()) : null;
            if (sentence != null) {
                return sentence + (isEncrypted(asset, use.protocol()) ? ENCRYPTED : "");
            }
        }
        return null;
    }

    private static boolean isEncrypted(Asset asset, String protocol) {
        return asset.identity().holding(Attribute.CAPABILITY, (protocol + "_encrypted")::equals) != null;
    }
}

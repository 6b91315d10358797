package io.tidemill.bus;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of topics: {@code persistent://tidemill/NAMESPACE/NAME}. A name is a venue, an account, a run or what a control
 * topic is about.
 */
public final class Topics {
    /** The tenant that holds all of them. */
    public static final String TENANT = "tidemill";

    /** Market events, one topic per venue. */
    public static final String MARKET = "market";

    /** Frames as received, one topic per venue. */
    public static final String RAW = "raw";

    /** Prices computed by us. */
    public static final String PRICE = "price";

    /** Commands, order events, fills and balances, one topic per account. */
    public static final String TRADE = "trade";

    /** Compacted: promotions, halts, instruments. */
    public static final String CONTROL = "control";

    /** What an engine consumed and decided, one topic per run. */
    public static final String JOURNAL = "journal";

    /** Lanes between the stages of processes: nobody archives them. */
    static final String LANE = "lane";

    /** Who of a group does what: nothing is published there. */
    static final String SHARES = "shares";

    /** Namespaces of the topics that are streams: batches in order, deduplicated, kept for some time. */
    static final List<String> STREAMS = List.of(MARKET, RAW, PRICE, TRADE, JOURNAL);

    private static final String PREFIX = "persistent://" + TENANT + "/";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Topics() {}

    /** Market events of a venue. */
    public static String market(String venue) {
        return topic(MARKET, venue);
    }

    /** Frames of a venue as they were received. */
    public static String raw(String venue) {
        return topic(RAW, venue);
    }

    /** Prices computed by us. */
    public static String price(String name) {
        return topic(PRICE, name);
    }

    /** Commands and order events of an account. */
    public static String trade(String account) {
        return topic(TRADE, account);
    }

    /** Control records of a kind, by key. */
    public static String control(String kind) {
        return topic(CONTROL, kind);
    }

    /** The journal of an engine's run. */
    public static String journal(String run) {
        return topic(JOURNAL, run);
    }

    /**
     * A lane between processes.
     *
     * @param name of what it is about: the venue, or for commands and orders the account
     */
    public static String lane(LaneKind kind, String name) {
        String topic = topic(LANE, name + "-" + kind.name().toLowerCase(Locale.ROOT));
        return kind.delivery() == LaneKind.Delivery.EACH ? topic : "non-" + topic;
    }

    static String shares(String group) {
        return topic(SHARES, group);
    }

    static String shareMember(String group, String member) {
        return topic(SHARES, group + "." + member);
    }

    /** The part of a topic behind its namespace: {@code BINANCE} of {@code persistent://tidemill/market/BINANCE}. */
    public static String name(String topic) {
        int slash = topic.lastIndexOf('/');
        if (!topic.startsWith(PREFIX) || slash < PREFIX.length()) {
            throw new IllegalArgumentException("topic must be " + PREFIX + "NAMESPACE/NAME, was " + topic);
        }
        return topic.substring(slash + 1);
    }

    static String namespace(String name) {
        return TENANT + "/" + name;
    }

    private static String topic(String namespace, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name of a " + namespace + " topic must be letters, digits, '.', '_' and '-', was '" + name + "'");
        }
        return PREFIX + namespace + "/" + name;
    }
}

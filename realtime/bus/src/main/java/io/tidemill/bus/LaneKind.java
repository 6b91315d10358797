package io.tidemill.bus;

/** What a lane between two stages carries, and so how: the lanes of one process are rings, those between processes are topics. */
public enum LaneKind {
    /** What a venue's market does, from who connects to all who trade. */
    MARKET(Delivery.NEWEST, Writers.ONE),
    /** That somebody who trades lacks a book, to who connects: each message is a wish, whatever it says. */
    WISHES(Delivery.NEWEST, Writers.MANY),
    /** Commands of one account, from who trades to who executes. */
    COMMANDS(Delivery.EACH, Writers.ONE),
    /** What became of them, back. */
    ORDERS(Delivery.EACH, Writers.ONE);

    /** What happens to what cannot be delivered at once. */
    enum Delivery {
        /** It is dropped, and its reader told: who reads it wants what is newest. The topic is not persistent. */
        NEWEST,
        /** It is kept by the bus until it is delivered, once. The topic is persistent. */
        EACH
    }

    /** How many may write at a time. */
    enum Writers {
        /** The bus refuses a second one. */
        ONE,
        /** Any number. */
        MANY
    }

    private final Delivery delivery;
    private final Writers writers;

    LaneKind(Delivery delivery, Writers writers) {
        this.delivery = delivery;
        this.writers = writers;
    }

    Delivery delivery() {
        return delivery;
    }

    Writers writers() {
        return writers;
    }
}

package io.tidemill.model.instrument;

/** The kind of contract. */
public enum InstrumentKind {
    /** Asset against asset, delivered at once. */
    SPOT,
    /** Never expires; holds to its index by funding; profit in quote. */
    LINEAR_PERPETUAL,
    /** Never expires; holds to its index by funding; profit in base. */
    INVERSE_PERPETUAL,
    /** Expires on a date. */
    FUTURE,
    /** A right to buy or sell on a date. */
    OPTION
}

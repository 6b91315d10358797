package io.tidemill.connectors.binance;

import io.tidemill.connectors.BookAssembler;
import io.tidemill.connectors.StepReader;
import io.tidemill.model.HotPath;
import io.tidemill.model.instrument.Instrument;

/** One instrument as the codec works with it: its newest version, how its numbers are read, and its book. */
@HotPath
final class Listing {
    final BookAssembler book;
    private Instrument instrument;
    private StepReader tick;
    private StepReader lot;

    Listing(Instrument instrument, BookAssembler book) {
        this.instrument = instrument;
        this.book = book;
        tick = new StepReader(instrument.tick());
        lot = new StepReader(instrument.lot());
    }

    int id() {
        return instrument.id();
    }

    Instrument instrument() {
        return instrument;
    }

    StepReader tick() {
        return tick;
    }

    StepReader lot() {
        return lot;
    }

    /** Takes a new version. */
    void become(Instrument version) {
        instrument = version;
        tick = new StepReader(version.tick());
        lot = new StepReader(version.lot());
    }
}

package io.tidemill.backtester;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Instruments;
import java.util.List;

/**
 * The venues of a run, numbered from 0.
 *
 * @param codes of the venues, in the order of their first instrument
 * @param byInstrument number of the venue by instrument id; read only
 */
@SuppressWarnings("ArrayRecordComponent") // read on the hot path; never compared
record VenueIndex(List<String> codes, int[] byInstrument) {
    static VenueIndex of(Instruments instruments) {
        List<String> codes =
                instruments.all().stream().map(Instrument::venue).distinct().toList();
        int[] byInstrument = new int[instruments.capacity()];
        for (Instrument instrument : instruments.all()) {
            byInstrument[instrument.id()] = codes.indexOf(instrument.venue());
        }
        return new VenueIndex(codes, byInstrument);
    }
}

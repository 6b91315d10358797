package io.tidemill.backtester;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.SourceKind;
import java.nio.file.Path;
import java.util.Map;

/** Lakes that hold a synthetic market, for tests. */
public final class SampleLakes {
    private SampleLakes() {}

    /** Fills a lake with a seeded market of two instruments and so many steps. */
    public static void fill(Path folder, long seed, int steps) {
        fill(folder, SyntheticMarket.source(seed, 2, steps));
    }

    static void fill(Path folder, MemorySource memory) {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter writer = lake.writer("test")) {
            LakeSource source = writer.source("file/synthetic", SourceKind.FILE);
            for (Instrument instrument : memory.instruments()) {
                source.instrument(instrument, memory.firstTimeNs());
            }
            memory.replay(source.market());
            source.complete();
            writer.commit(Map.of());
        }
    }
}

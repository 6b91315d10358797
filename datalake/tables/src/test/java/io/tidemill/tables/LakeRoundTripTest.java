package io.tidemill.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeRoundTripTest {
    @TempDir
    Path folder;

    @Test
    void eventsComeBackInTheirOrderFromManyFiles() {
        GeneratedEvents events = new GeneratedEvents(7);
        EventLog written = new EventLog();
        EventLog read = new EventLog();
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter writer = lake.writer("test")) {
            LakeSource source = writer.source("market/BINANCE", SourceKind.MARKET);
            LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
            GeneratedEvents.instruments().forEach(instrument -> control.instrument(instrument, 1));
            control.position("1");
            for (int part = 0; part < 5; part++) {
                events.next(3_000, written);
            }
            EventLog again = new EventLog();
            GeneratedEvents same = new GeneratedEvents(7);
            for (int part = 0; part < 5; part++) {
                same.next(3_000, new EventLog.Both(again, source.market()));
                source.position("part " + part);
                writer.commit(Map.of());
            }
            assertThat(again.lines()).isEqualTo(written.lines());
            try (MarketReplay replay = lake.reader().replay(ReplayQuery.all(GeneratedEvents.names()))) {
                assertThat(replay.run(read)).isEqualTo(15_000);
            }
        }
        assertThat(read.lines()).isEqualTo(written.lines());
    }

    @Test
    void instrumentsOfOneDefinitionGiveOneRow() {
        try (Lake lake = Lake.open(LakeConfig.local(folder));
                LakeWriter writer = lake.writer("test")) {
            LakeSource control = writer.source("control/instruments", SourceKind.CONTROL);
            GeneratedEvents.instruments().forEach(instrument -> control.instrument(instrument, 1));
            GeneratedEvents.instruments().forEach(instrument -> control.instrument(instrument, 2));
            assertThatThrownBy(() -> writer.commit(Map.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("6 events of control/instruments came since its last position; a commit must be at a"
                            + " position");
            control.position("1");
            assertThat(writer.commit(Map.of())).containsEntry(LakeTable.INSTRUMENTS, (long)
                    GeneratedEvents.names().size());
            assertThat(lake.reader().instruments().newest()).isEqualTo(GeneratedEvents.instruments());
        }
    }

    @Test
    void anUnknownInstrumentIsNamedWithThoseThereAre() {
        try (Lake lake = Lake.open(LakeConfig.local(folder))) {
            assertThatThrownBy(() -> lake.reader().replay(ReplayQuery.all(List.of("XRP-USDT.BINANCE"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no instrument XRP-USDT.BINANCE in the lake; there are []");
        }
    }
}

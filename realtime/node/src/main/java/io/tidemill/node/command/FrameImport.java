package io.tidemill.node.command;

import io.tidemill.connectors.CodecPorts;
import io.tidemill.connectors.FrameFile;
import io.tidemill.connectors.InstrumentIds;
import io.tidemill.connectors.RefusalReason;
import io.tidemill.connectors.VenueRequests;
import io.tidemill.connectors.binance.BinanceCodec;
import io.tidemill.connectors.binance.FrameScan;
import io.tidemill.model.frame.FrameChannel;
import io.tidemill.model.frame.RawFrames;
import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.node.command.ImportResult.BookChecks;
import io.tidemill.node.command.ImportResult.FileResult;
import io.tidemill.tables.InstrumentVersions;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeSource;
import io.tidemill.tables.LakeWriter;
import io.tidemill.tables.MarketKind;
import io.tidemill.tables.SourceKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recorded frames through the venue's codec into the lake, with their own receive times and without a socket.
 *
 * <pre>
 *   files ─► scan (symbols, steps) ─► frames ─┬──────────► raw_frames ─┐
 *                                             └─► codec ─► market ─────┴─► one commit, at the end of the last file
 * </pre>
 *
 * Several files are one recording: the codec keeps its books from one to the next. Each file is a source of the lake, named by
 * the hash of its bytes. One that the lake has goes through the codec for the books' sake and leaves no rows. If anything
 * fails, nothing of any file is there. Killed in the middle of the commit, the same command finishes it.
 *
 * <p><b>Thread:</b> one.
 */
final class FrameImport {
    private static final String WRITER = "import";
    private static final long FRAMES_BETWEEN_LOOKS = 1 << 12;
    private static final double NS_PER_SECOND = 1e9;

    private final Lake lake;
    private final List<Path> paths;
    private final @Nullable Step tick;
    private final @Nullable Step lot;
    private final ImportProgress progress;
    private final MarketTally tally = new MarketTally();
    private long arrival;

    /**
     * An import.
     *
     * @param paths in the order of their time
     * @param tick of all instruments; found in the files if null
     * @param lot of all instruments; found in the files if null
     */
    FrameImport(Lake lake, List<Path> paths, @Nullable Step tick, @Nullable Step lot, ImportProgress progress) {
        this.lake = lake;
        this.paths = List.copyOf(paths);
        this.tick = tick;
        this.lot = lot;
        this.progress = progress;
    }

    /**
     * Imports.
     *
     * @throws io.tidemill.connectors.FrameFileException if a file cannot be read to its end
     * @throws IllegalArgumentException if the files are no recording of Binance spot, or are not in order
     */
    ImportResult run() throws IOException {
        long beganNs = System.nanoTime();
        Map<String, Path> byHash = hashes();
        try (LakeWriter writer = lake.writer(WRITER)) {
            writer.removeOrphans();
            Map<String, LakeSource> sources = new LinkedHashMap<>();
            byHash.keySet().forEach(hash -> sources.put(hash, writer.source("file/" + hash, SourceKind.FILE)));
            if (sources.values().stream().allMatch(LakeSource::isComplete)) {
                return nothing(byHash, beganNs);
            }
            FrameScan scan = FrameScan.of(paths);
            List<Instrument> instruments = instruments(scan);
            BinanceCodec codec = codec(instruments);
            progress.begin(scan.frames());
            List<FileResult> files = new ArrayList<>();
            for (Map.Entry<String, Path> file : byHash.entrySet()) {
                files.add(read(file.getKey(), file.getValue(), sources, codec, instruments, scan));
            }
            progress.end();
            Map<String, Long> rows = new LinkedHashMap<>();
            writer.commit(Map.of("tidemill.import", String.join(" ", byHash.keySet())))
                    .forEach((table, count) -> rows.put(table.tableName(), count));
            return new ImportResult(
                    files,
                    instruments.stream()
                            .map(one -> one.name() + " tick " + one.tick() + " lot " + one.lot())
                            .toList(),
                    codec.counters().frames(),
                    tally.counts(),
                    rows,
                    tally.count(MarketKind.GAP),
                    new BookChecks(tally.check().compared(), tally.check().equal()),
                    refused(codec),
                    codec.counters().waitingForSnapshot(),
                    (System.nanoTime() - beganNs) / NS_PER_SECOND);
        }
    }

    private Map<String, Path> hashes() throws IOException {
        Map<String, Path> byHash = new LinkedHashMap<>();
        for (Path path : paths) {
            Path same = byHash.put(FileHash.sha256(path), path);
            if (same != null) {
                throw new IllegalArgumentException(
                        "a file must be given once, " + path + " and " + same + " have the same content");
            }
        }
        return byHash;
    }

    private static ImportResult nothing(Map<String, Path> byHash, long beganNs) {
        List<FileResult> files = byHash.entrySet().stream()
                .map(file -> new FileResult(file.getValue().toString(), file.getKey(), 0, false))
                .toList();
        return new ImportResult(
                files,
                List.of(),
                0,
                new MarketTally().counts(),
                Map.of(),
                0,
                new BookChecks(0, 0),
                Map.of(),
                0,
                (System.nanoTime() - beganNs) / NS_PER_SECOND);
    }

    /** The lake's own version of an instrument where the files fit it, else one with the steps of the files. */
    private List<Instrument> instruments(FrameScan scan) {
        InstrumentVersions known = lake.reader().instruments();
        int nextId = known.newest().stream().mapToInt(Instrument::id).max().orElse(-1) + 1;
        List<Instrument> instruments = new ArrayList<>();
        for (FrameScan.Symbol symbol : scan.symbols()) {
            Step ticks = tick == null ? symbol.tick() : tick;
            Step lots = lot == null ? symbol.lot() : lot;
            Instrument fresh = symbol.instrument(nextId, ticks, lots, 0);
            if (known.newest().stream().noneMatch(one -> one.name().equals(fresh.name()))) {
                instruments.add(fresh);
                nextId++;
                continue;
            }
            Instrument held = known.at(fresh.name(), scan.firstReceiveNs());
            boolean fits = held.tick().stepsOf(ticks.mantissa(), ticks.scale()) != Step.NOT_ON_STEP
                    && held.lot().stepsOf(lots.mantissa(), lots.scale()) != Step.NOT_ON_STEP;
            instruments.add(fits ? held : symbol.instrument(held.id(), ticks, lots, scan.firstReceiveNs()));
        }
        return instruments;
    }

    private BinanceCodec codec(List<Instrument> instruments) {
        Map<String, Integer> ids = new TreeMap<>();
        instruments.forEach(one -> ids.put(one.name(), one.id()));
        return new BinanceCodec(
                new CodecPorts(
                        name -> ids.getOrDefault(name, InstrumentIds.NOT_WANTED),
                        VenueRequests.NONE,
                        tally,
                        NoAccount.INSTANCE,
                        NoAccount.INSTANCE),
                instruments,
                BinanceCodec.STALE_AFTER_NS);
    }

    private FileResult read(
            String hash,
            Path path,
            Map<String, LakeSource> sources,
            BinanceCodec codec,
            List<Instrument> instruments,
            FrameScan scan) {
        LakeSource source = Objects.requireNonNull(sources.get(hash));
        boolean isNew = !source.isComplete();
        tally.to(isNew ? source.market() : null);
        if (isNew) {
            instruments.forEach(one -> source.instrument(one, scan.firstReceiveNs()));
        }
        long before = arrival;
        try (FrameFile file = FrameFile.open(path)) {
            while (file.next()) {
                arrival++;
                if (isNew) {
                    send(source.frames(), file);
                }
                send(codec, file);
                if (arrival % FRAMES_BETWEEN_LOOKS == 0) {
                    progress.at(arrival);
                    if (isNew) {
                        source.position("line " + file.line());
                    }
                }
            }
        }
        if (isNew) {
            source.complete();
        }
        return new FileResult(path.toString(), hash, arrival - before, isNew);
    }

    private void send(RawFrames to, FrameFile file) {
        to.frame(
                BinanceCodec.VENUE,
                FrameChannel.PUBLIC_STREAM,
                arrival,
                file.receiveTimeNs(),
                "",
                file.bytes(),
                file.offset(),
                file.length());
    }

    private static Map<String, Long> refused(BinanceCodec codec) {
        Map<String, Long> refused = new TreeMap<>();
        for (RefusalReason reason : RefusalReason.values()) {
            if (codec.counters().refused(reason) > 0) {
                refused.put(reason.name(), codec.counters().refused(reason));
            }
        }
        return refused;
    }
}

package io.tidemill.tables;

import io.tidemill.model.instrument.Instrument;
import io.tidemill.model.instrument.Step;
import io.tidemill.tables.parquet.ColumnFileReader;
import io.tidemill.tables.parquet.ColumnType;
import io.tidemill.tables.parquet.ColumnVector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads every file of a table again and says what is not as it must be. */
final class Verifier {
    /** How many problems are named; more of them say nothing new. */
    static final int MOST_PROBLEMS = 100;

    private static final List<String> PRICES = List.of("price", "bid_price", "ask_price");
    private static final List<String> SIZES = List.of("size", "bid_size", "ask_size", "filled_size");

    private final LakeReader reader;
    private final LakeTable table;
    private final InstrumentVersions instruments;
    private final List<String> columns;
    private final List<String> problems = new ArrayList<>();
    private long rows;

    Verifier(LakeReader reader, LakeTable table) {
        this.reader = reader;
        this.table = table;
        instruments = reader.instruments();
        columns = LakeReader.columnNames(table);
    }

    LakeOperations.Verification run() {
        Map<String, List<FilePlan.Planned>> partitions = new LinkedHashMap<>();
        int files = 0;
        for (FilePlan.Planned planned : reader.files(table, List.of(), Long.MIN_VALUE, Long.MAX_VALUE)) {
            partitions
                    .computeIfAbsent(planned.file().partition().toString(), key -> new ArrayList<>())
                    .add(planned);
            files++;
        }
        partitions.forEach(this::partition);
        return new LakeOperations.Verification(table.tableName(), files, rows, problems);
    }

    private void partition(String partition, List<FilePlan.Planned> files) {
        Keys keys = new Keys();
        for (FilePlan.Planned planned : files) {
            String location = planned.file().location();
            try (ColumnFileReader file = reader.open(table, planned, columns, ColumnFileReader.Checksums.VERIFIED)) {
                long rowsBefore = rows;
                read(file, location, keys);
                if (rows - rowsBefore != planned.file().recordCount()) {
                    problem(location + " has " + (rows - rowsBefore) + " rows, the metadata say "
                            + planned.file().recordCount());
                }
            } catch (IOException | RuntimeException e) {
                problem(location + " cannot be read: " + e.getMessage());
            }
        }
        long twice = keys.duplicates();
        if (twice > 0) {
            problem("partition " + partition + " has " + twice + " rows twice");
        }
    }

    private void read(ColumnFileReader file, String location, Keys keys) throws IOException {
        ColumnVector[] vectors = file.vectors();
        ColumnBatch batch = new ColumnBatch(columns, List.of(vectors), 0);
        String lastKey = "";
        long lastTime = Long.MIN_VALUE;
        long lastOrdinal = Long.MIN_VALUE;
        for (int group = 0; group < file.rowGroups(); group++) {
            file.read(group, vectors);
            int count = vectors[0].rows();
            ColumnVector sortKey = batch.vector(table.sortKey());
            long[] times = batch.longs("receive_time_ns");
            long[] ordinals = batch.longs("ordinal");
            long[] hashes = hashes(sortKey);
            for (int row = 0; row < count; row++) {
                String key = sortKey.textAt(row);
                if (isBehind(lastKey.compareTo(key), lastTime, lastOrdinal, times[row], ordinals[row])) {
                    problem(location + " is not sorted at row " + row + " of row group " + group);
                }
                lastKey = key;
                lastTime = times[row];
                lastOrdinal = ordinals[row];
                keys.add(hashes[sortKey.ints()[row]], times[row], ordinals[row]);
            }
            steps(batch, count, location);
            rows += count;
        }
    }

    private void steps(ColumnBatch batch, int count, String location) {
        if (!table.has("instrument") || !(table.has("price") || table.has("bid_price"))) {
            return;
        }
        Map<Instrument, StepCheck> checks = new HashMap<>();
        ColumnVector names = batch.vector("instrument");
        long[] times = batch.longs("receive_time_ns");
        String name = "";
        long untilNs = Long.MIN_VALUE;
        StepCheck check = null;
        for (int row = 0; row < count; row++) {
            if (check == null || times[row] >= untilNs || !names.textAt(row).equals(name)) {
                name = names.textAt(row);
                untilNs = instruments.until(name, times[row]);
                check = checks.computeIfAbsent(instruments.at(name, times[row]), i -> new StepCheck(batch, i));
            }
            String column = check.offStep(row);
            if (!column.isEmpty()) {
                problem(location + " has a " + column + " that is no whole number of steps of " + name + " at time "
                        + times[row]);
            }
        }
    }

    /** The columns of prices and sizes of a batch, against the steps of one version. */
    private static final class StepCheck {
        private final List<String> names = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        StepCheck(ColumnBatch batch, Instrument instrument) {
            for (int i = 0; i < batch.names().size(); i++) {
                String name = batch.names().get(i);
                boolean price = PRICES.contains(name);
                if (batch.vectors().get(i).type() == ColumnType.DOUBLE && (price || SIZES.contains(name))) {
                    names.add(name);
                    values.add(batch.vectors().get(i).doubles());
                    steps.add(price ? instrument.tick() : instrument.lot());
                }
            }
        }

        String offStep(int row) {
            for (int i = 0; i < names.size(); i++) {
                double value = values.get(i)[row];
                Step step = steps.get(i);
                long back = step.fromDouble(value);
                if (!step.fits(back) || step.toDouble(back) != value) {
                    return names.get(i);
                }
            }
            return "";
        }
    }

    private static boolean isBehind(int byKey, long lastTime, long lastOrdinal, long time, long ordinal) {
        if (byKey != 0) {
            return byKey > 0;
        }
        return lastTime == time ? lastOrdinal > ordinal : lastTime > time;
    }

    private void problem(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private static long[] hashes(ColumnVector texts) {
        long[] hashes = new long[texts.textCount()];
        for (int code = 0; code < hashes.length; code++) {
            hashes[code] = mix(texts.text(code).hashCode() * 0x9E3779B97F4A7C15L);
        }
        return hashes;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** Hashes of (sort key, receive time, ordinal), which name a row of a partition. */
    private static final class Keys {
        private long[] hashes = new long[1024];
        private int count;

        void add(long key, long timeNs, long ordinal) {
            if (count == hashes.length) {
                hashes = Arrays.copyOf(hashes, count + (count >> 1));
            }
            hashes[count++] = mix(mix(key + timeNs) + ordinal);
        }

        long duplicates() {
            Arrays.sort(hashes, 0, count);
            long twice = 0;
            for (int i = 1; i < count; i++) {
                twice += hashes[i] == hashes[i - 1] ? 1 : 0;
            }
            return twice;
        }
    }
}

package io.tidemill.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ManifestReader;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Files that no snapshot of a table refers to. */
final class Orphans {
    private Orphans() {}

    /** Removes the orphans whose file name begins so. */
    static int remove(Table table, String prefix) {
        return remove(table, file -> fileName(file.location()).startsWith(prefix));
    }

    /** Removes the orphans that were made before a time, ms since 1970 UTC, whoever made them. */
    static int remove(Table table, long olderThanMs) {
        return remove(table, file -> file.createdAtMillis() < olderThanMs);
    }

    private static int remove(Table table, Predicate<FileInfo> isWanted) {
        if (!(table.io() instanceof SupportsPrefixOperations files)) {
            throw new IllegalStateException(table.io().getClass() + " cannot list files");
        }
        Set<String> candidates = new HashSet<>();
        for (FileInfo file : files.listPrefix(table.location() + "/data/")) {
            if (isWanted.test(file)) {
                candidates.add(fileName(file.location()));
            }
        }
        if (candidates.isEmpty()) {
            return 0;
        }
        candidates.removeAll(referredTo(table));
        int removed = 0;
        for (FileInfo file : files.listPrefix(table.location() + "/data/")) {
            if (candidates.contains(fileName(file.location()))) {
                table.io().deleteFile(file.location());
                removed++;
            }
        }
        return removed;
    }

    private static Set<String> referredTo(Table table) {
        Set<String> names = new HashSet<>();
        Set<String> manifests = new HashSet<>();
        for (Snapshot snapshot : table.snapshots()) {
            for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
                if (manifests.add(manifest.path())) {
                    addFiles(manifest, table, names);
                }
            }
        }
        return names;
    }

    private static void addFiles(ManifestFile manifest, Table table, Set<String> names) {
        try (ManifestReader<DataFile> reader = ManifestFiles.read(manifest, table.io(), table.specs())) {
            for (DataFile file : reader) {
                names.add(fileName(file.location()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("manifest " + manifest.path() + " cannot be read", e);
        }
    }

    private static String fileName(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}

package io.tidemill.backtester.command;

import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** How a folder becomes an open lake: a process that runs an object store of its own opens it another way. */
public interface LakeAccess {
    /**
     * Opens the lake in a folder, uses it and closes it.
     *
     * @throws NoLakeException if there is no lake
     */
    <T> T with(Path folder, Function<Lake, T> use);

    /** Lakes with an SQLite catalog and plain files. Never makes one. */
    static LakeAccess local() {
        return new LakeAccess() {
            @Override
            public <T> T with(Path folder, Function<Lake, T> use) {
                if (!Files.isRegularFile(folder.resolve("catalog.db"))) {
                    throw new NoLakeException("there is no lake in " + folder.toAbsolutePath()
                            + " (no catalog.db); record or import one first");
                }
                try (Lake lake = Lake.open(LakeConfig.local(folder))) {
                    return use.apply(lake);
                }
            }
        };
    }

    /** There is no lake where one should be. */
    final class NoLakeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** The message says where, and what to do. */
        public NoLakeException(String message) {
            super(message);
        }
    }
}

package io.tidemill.tables;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** Files of a folder of this machine, for a lake without an object store. Needs no Hadoop file system. */
public final class LocalFiles implements SupportsPrefixOperations {
    private static final long serialVersionUID = 1;

    /** For Iceberg, which makes it by name. */
    public LocalFiles() {}

    @Override
    public InputFile newInputFile(String location) {
        return org.apache.iceberg.Files.localInput(file(location));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        File file = file(location);
        try {
            // Iceberg makes it, too, but fails if another process is faster
            Files.createDirectories(file.toPath().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of " + location + " cannot be made", e);
        }
        return org.apache.iceberg.Files.localOutput(file);
    }

    @Override
    public void deleteFile(String location) {
        try {
            Files.deleteIfExists(file(location).toPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + location, e);
        }
    }

    @Override
    public Iterable<FileInfo> listPrefix(String prefix) {
        Path folder = file(prefix).toPath();
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).map(LocalFiles::info).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + prefix, e);
        }
    }

    @Override
    public void deletePrefix(String prefix) {
        listPrefix(prefix).forEach(info -> deleteFile(info.location()));
    }

    private static FileInfo info(Path path) {
        try {
            return new FileInfo(
                    path.toUri().toString(),
                    Files.size(path),
                    Files.getLastModifiedTime(path).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static File file(String location) {
        return location.startsWith("file:") ? new File(URI.create(location).getPath()) : new File(location);
    }
}

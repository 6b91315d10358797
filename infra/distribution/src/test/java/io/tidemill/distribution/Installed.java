package io.tidemill.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The distribution, unpacked where its user can write nothing but the data folder beside it. Root gives it to {@code nobody},
 * without capabilities; who is not root takes his own rights to write away.
 */
final class Installed implements AutoCloseable {
    private static final String NOBODY = "nobody";
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    private final Path place;
    private final Path home;
    private final Path data;
    private final Map<String, String> before;
    private final List<Running> running = new ArrayList<>();

    private Installed(Path place, Path home, Path data) throws IOException {
        this.place = place;
        this.home = home;
        this.data = data;
        before = contents();
    }

    /** Unpacks what this build has packed. */
    static Installed unpack() throws Exception {
        Path archive = archive();
        // not one that JUnit makes: those only their owner may enter
        Path place = Files.createTempDirectory("tidemill-distribution");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("tar", "-xzf", archive.toString(), "--no-same-owner", "-C", place.toString());
        Path home = place.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
        run("chmod", "-R", "a-w", home.toString());
        Path data = Files.createDirectory(place.resolve("data"));
        if (IS_ROOT) {
            Files.setOwner(
                    data, data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
        }
        return new Installed(place, home, data);
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("nothing was packed: there is no .tar.gz in target"))
                    .toAbsolutePath();
        }
    }

    /** The one folder that can be written. */
    Path data() {
        return data;
    }

    /** Starts a command of the launcher as a process of its own. */
    Running start(String name, Map<String, String> environment, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(asUser());
        line.add(home.resolve("bin/tidemill").toString());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line).directory(data.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(variable -> variable.startsWith("TIDEMILL_"));
        variables.put("HOME", "/nonexistent");
        variables.put("TMPDIR", data.resolve("tmp").resolve(name).toString());
        variables.put("TIDEMILL_HEAP", "512m");
        // eight processes start at once on a small machine: none lives long enough for the better compiler
        variables.put("TIDEMILL_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        variables.putAll(environment);
        Running process = Running.start(name, builder, place);
        running.add(process);
        return process;
    }

    /** Whether its user can make a file in a folder. */
    boolean canWrite(Path folder) throws Exception {
        List<String> line = new ArrayList<>(asUser());
        line.addAll(List.of("sh", "-c", "echo x > \"$0/probe\" && rm \"$0/probe\"", folder.toString()));
        return new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Where the program is. */
    Path home() {
        return home;
    }

    /** Whether the program is as it was unpacked. */
    boolean isUntouched() throws IOException {
        return contents().equals(before);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                contents.put(
                        home.relativize(file).toString(),
                        Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS) + " " + Files.size(file));
            }
        }
        return contents;
    }

    /** What each process said, for the message of a test that failed. */
    String said() {
        StringBuilder said = new StringBuilder();
        running.forEach(process -> said.append(process.said()));
        return said.toString();
    }

    private static List<String> asUser() {
        return IS_ROOT
                ? List.of(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=nogroup",
                        "--clear-groups",
                        "--bounding-set=-all",
                        "--inh-caps=-all",
                        "--no-new-privs")
                : List.of();
    }

    private static void run(String... line) throws Exception {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", line) + " failed: " + said);
        }
    }

    /** Ends what still runs and removes everything. */
    @Override
    public void close() {
        for (int i = running.size() - 1; i >= 0; i--) {
            running.get(i).close();
        }
        try {
            run("chmod", "-R", "u+w", place.toString());
            run("rm", "-rf", place.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("interrupted while " + place + " was removed", e);
        }
    }
}

package io.tidemill.jupyter;

import io.tidemill.kernel.KernelSpec;
import io.tidemill.lab.SparkSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tidemill notebook}. */
@Command(
        name = "tidemill notebook",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts Jupyter with the Java kernel and the lab on a lake, in the folder of the notebooks. With --check all notebooks",
            "run without a page, each into an HTML file."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:ended, installed, or every notebook ran",
            "1:a notebook failed",
            "2:used wrongly",
            "3:Jupyter or the lake is not there; the message says how to get it"
        })
final class NotebookCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final String LAKE = "TIDEMILL_LAKE";
    /** For what lab writes as evidence; a kernel that is installed outlives the commit and has none. */
    private static final String COMMIT = "TIDEMILL_COMMIT";

    @Parameters(
            paramLabel = "NOTEBOOK",
            arity = "0..*",
            description = "With --check: only these; default: all. Else, behind --, options for Jupyter itself.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = "--lake",
            paramLabel = "PLACE",
            description =
                    "Folder of the lake, or a JSON file that says where it is; default: $" + LAKE + ", or ./data/lake.")
    private Path lake = Path.of(System.getenv().getOrDefault(LAKE, "data/lake"));

    @Option(names = "--check", description = "Run the notebooks one after the other, without a page.")
    private boolean check;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "With --check: folder for the HTML files; default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("out/notebooks");

    @Option(
            names = "--timeout",
            paramLabel = "S",
            description = "With --check: longest time of one cell, seconds; default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds = 300;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "With --check: notebooks that run at the same time, some GB each; default: ${DEFAULT-VALUE}.")
    private int jobs = 1;

    @Option(names = "--install", description = "Install the kernel for this user, and start nothing.")
    private boolean install;

    @Option(names = "--port", paramLabel = "N", description = "Port of the page on loopback; default: Jupyter's own.")
    private int port;

    @Option(names = "--no-browser", description = "Do not open a browser.")
    private boolean noBrowser;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("tidemill.home", "."))
                .toAbsolutePath()
                .normalize();
        if (install) {
            say("installed: " + kernel(Map.of()).write(Jupyter.dataFolder()));
            return DONE;
        }
        if (!check && !words.stream().allMatch(word -> word.startsWith("-"))) {
            throw new IllegalArgumentException(
                    "notebooks are named with --check only; without it Jupyter shows them all");
        }
        if (jobs < 1) {
            throw new IllegalArgumentException("--jobs must be >= 1, was " + jobs);
        }
        Path place = lake.toAbsolutePath().normalize();
        if (!Files.exists(place)) {
            throw new MissingException("there is no lake in " + place
                    + "; './tidemill demo --out DIR' makes one in DIR/data/lake, which --lake then names");
        }
        // not in the program's own folder, which may be read-only
        Path spec = Files.createTempDirectory("tidemill-jupyter");
        try {
            kernel(Map.of(LAKE, place.toString(), COMMIT, System.getProperty("tidemill.commit", "unknown")))
                    .write(spec);
            return check
                    ? new NotebookCheck(out.toAbsolutePath(), timeoutSeconds, line -> process(line, spec), this::say)
                                    .run(notebooks(home), jobs)
                            ? DONE
                            : FAILED
                    : page(home, spec);
        } finally {
            delete(spec);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private int page(Path home, Path spec) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(Jupyter.page());
        line.add("--notebook-dir=" + home.resolve("notebooks"));
        line.add("--ip=127.0.0.1");
        if (port > 0) {
            line.add("--port=" + port);
        }
        if (noBrowser) {
            line.add("--no-browser");
        }
        line.addAll(words);
        return process(line, spec).inheritIO().start().waitFor();
    }

    private List<Path> notebooks(Path home) throws IOException {
        if (!words.isEmpty()) {
            List<Path> chosen = words.stream().map(Path::of).toList();
            for (Path each : chosen) {
                if (!Files.isRegularFile(each)) {
                    throw new IllegalArgumentException("there is no notebook " + each);
                }
            }
            return chosen;
        }
        try (Stream<Path> inside = Files.list(home.resolve("notebooks"))) {
            return inside.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    /** The kernel with the lab, on the class path of this process. */
    static KernelSpec kernel(Map<String, String> environment) throws IOException {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("IJAVA_STARTUP_SCRIPT", startup());
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .toList();
        return new KernelSpec(Path.of(System.getProperty("java.home"), "bin", "java"), options(), classPath, all);
    }

    /** Spark reads its settings from properties of the system: so they hold for sessions that cells build themselves. */
    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-Xmx3g"));
        SparkSettings.all().forEach((key, value) -> options.add("-D" + key + "=" + value));
        return options;
    }

    private static String startup() throws IOException {
        try (var script = NotebookCommand.class.getResourceAsStream("startup.jshell")) {
            if (script == null) {
                throw new IllegalStateException("startup.jshell is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ProcessBuilder process(List<String> line, Path spec) {
        ProcessBuilder builder = new ProcessBuilder(line);
        String before = System.getenv().getOrDefault("JUPYTER_PATH", "");
        builder.environment()
                .put("JUPYTER_PATH", before.isEmpty() ? spec.toString() : spec + java.io.File.pathSeparator + before);
        return builder;
    }

    private void say(String line) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(line);
        to.flush();
    }
}

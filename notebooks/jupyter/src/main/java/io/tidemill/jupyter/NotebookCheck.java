package io.tidemill.jupyter;

import io.tidemill.kernel.KernelSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs notebooks from top to bottom without a page, each with a kernel of its own, into HTML that shows without a network. What a
 * notebook that failed said stays in a file beside the page. <b>Thread:</b> safe.
 */
final class NotebookCheck {
    private static final double NS_PER_S = 1e9;

    private final Path out;
    private final int timeoutSeconds;
    private final Function<List<String>, ProcessBuilder> process;
    private final Consumer<String> say;

    /**
     * A check that was not run.
     *
     * @param timeoutSeconds longest time of one cell
     * @param process makes a process of a command line
     * @param say is told a line a notebook, when it has ended
     */
    NotebookCheck(Path out, int timeoutSeconds, Function<List<String>, ProcessBuilder> process, Consumer<String> say) {
        this.out = out;
        this.timeoutSeconds = timeoutSeconds;
        this.process = process;
        this.say = say;
    }

    /**
     * Runs them.
     *
     * @param jobs how many at the same time
     * @return whether none failed
     * @throws MissingException if Jupyter is not there
     */
    boolean run(List<Path> notebooks, int jobs) throws IOException, InterruptedException {
        Path nbconvert = Jupyter.program("jupyter-nbconvert", "jupyter-nbconvert jupyter-client");
        Files.createDirectories(out);
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        int ran = 0;
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            notebooks.forEach(each -> answers.add(workers.submit(() -> ran(nbconvert, each))));
            for (Future<Boolean> answer : answers) {
                ran += answer.get() ? 1 : 0;
            }
        } catch (ExecutionException e) {
            throw new IOException("a notebook could not be run: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
        say.accept(ran + " of " + notebooks.size() + " notebooks ran; pages: " + out);
        return ran == notebooks.size();
    }

    private boolean ran(Path nbconvert, Path notebook) throws IOException, InterruptedException {
        long beganNs = System.nanoTime();
        Path log = out.resolve(notebook.getFileName() + ".log");
        Process running = process.apply(commandLine(nbconvert, notebook))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean isDone = running.waitFor() == 0;
        StringBuilder told = new StringBuilder("%-6s %6.1f s  %s"
                .formatted(isDone ? "ok" : "FAILED", (System.nanoTime() - beganNs) / NS_PER_S, notebook.getFileName()));
        if (isDone) {
            Files.deleteIfExists(log);
        } else {
            why(Files.readString(log, StandardCharsets.UTF_8))
                    .forEach(line -> told.append("\n       ").append(line));
        }
        say.accept(told.toString());
        return isDone;
    }

    private List<String> commandLine(Path nbconvert, Path notebook) {
        return List.of(
                nbconvert.toString(),
                "--to=html",
                "--execute",
                "--ExecutePreprocessor.kernel_name=" + KernelSpec.NAME,
                "--ExecutePreprocessor.timeout=" + timeoutSeconds,
                // pages must show without a network
                "--HTMLExporter.mathjax_url=",
                "--HTMLExporter.require_js_url=",
                "--output-dir=" + out,
                notebook.toString());
    }

    /** The cell and its own report; all that was said where no cell is to blame. */
    private static List<String> why(String log) {
        int cell = log.lastIndexOf("CellExecutionError:");
        return log.substring(Math.max(0, cell)).lines().toList();
    }
}

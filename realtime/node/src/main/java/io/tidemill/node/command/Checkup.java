package io.tidemill.node.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at this machine. Changes nothing on it but a file that it makes in the folder of the data and removes again. */
final class Checkup {
    private static final int JAVA_FLOOR = 17;
    private static final long MEMORY_FLOOR = 4L << 30;
    private static final long MEMORY_WANTED = 6L << 30;
    private static final long DISK_FLOOR = 2L << 30;
    private static final long DISK_WANTED = 10L << 30;
    private static final int PORTS = 6;
    private static final long TOOL_SECONDS = 10;

    private final Path data;

    /** A look at the machine, with its data in this folder. */
    Checkup(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /** How it stands with one thing. */
    enum State {
        /** As wanted. */
        OK,
        /** Enough to begin with, or only needed for a part. */
        WEAK,
        /** Nothing runs without it. */
        MISSING
    }

    /**
     * One thing that was looked at.
     *
     * @param found what there is
     * @param wanted what there should be
     * @param remedy how to get it; empty if nothing need be done
     */
    record Finding(String what, State state, String found, String wanted, String remedy) {}

    /** All of them, the needed ones first. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        findings.add(processors());
        findings.add(folder());
        findings.add(disk());
        findings.add(ports());
        findings.add(tool("Maven", "3.8, to build", "apt-get install maven", "mvn", "--version"));
        findings.add(tool("Git", "any, to name the code in results", "apt-get install git", "git", "--version"));
        findings.add(tool("Node.js", "any, to build the console", "apt-get install nodejs npm", "node", "--version"));
        findings.add(tool(
                "Jupyter",
                "any, for notebooks",
                "apt-get install --no-install-recommends jupyter-nbconvert jupyter-client",
                "jupyter",
                "--version"));
        return findings;
    }

    private static Finding java() {
        int feature = Runtime.version().feature();
        boolean enough = feature >= JAVA_FLOOR;
        return new Finding(
                "Java",
                enough ? State.OK : State.MISSING,
                Runtime.version() + " (" + System.getProperty("java.home") + ")",
                JAVA_FLOOR + " or newer",
                enough ? "" : "apt-get install openjdk-17-jdk, or set JAVA_HOME to a newer one");
    }

    private static Finding memory() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return amount(
                "memory",
                bytes,
                MEMORY_FLOOR,
                MEMORY_WANTED,
                "a machine with more; TIDEMILL_HEAP sets the heap of the main process");
    }

    private static Finding processors() {
        int count = Runtime.getRuntime().availableProcessors();
        return new Finding(
                "processors",
                count >= 2 ? State.OK : State.WEAK,
                Integer.toString(count),
                "2 or more",
                count >= 2 ? "" : "a machine with more; all runs on one, slowly");
    }

    private Finding folder() {
        Path there = existing();
        try {
            Files.delete(Files.createTempFile(there, "doctor", ".tmp"));
            return new Finding("data folder", State.OK, data.toString(), "can be written", "");
        } catch (IOException e) {
            return new Finding(
                    "data folder",
                    State.MISSING,
                    there + " cannot be written: " + e,
                    "can be written",
                    "another folder, or rights to this one");
        }
    }

    private Finding disk() {
        try {
            long free = Files.getFileStore(existing()).getUsableSpace();
            return amount("free disk", free, DISK_FLOOR, DISK_WANTED, "remove something, or put the data elsewhere");
        } catch (IOException e) {
            return new Finding("free disk", State.MISSING, "unknown: " + e, Units.bytes(DISK_FLOOR), "another folder");
        }
    }

    /** The folder of the data may not be there yet: the nearest one above it is. */
    private Path existing() {
        Path at = data;
        while (!Files.isDirectory(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    /** Broker, storage, object store and venue listen on loopback. */
    private static Finding ports() {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < PORTS; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return new Finding("ports", State.OK, "can listen on loopback", PORTS + " on loopback", "");
        } catch (IOException e) {
            return new Finding(
                    "ports",
                    State.MISSING,
                    open.size() + " on loopback, then " + e,
                    PORTS + " on loopback",
                    "let this user listen on 127.0.0.1");
        } finally {
            for (ServerSocket socket : open) {
                close(socket);
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a port could not be given back", e);
        }
    }

    private static Finding amount(String what, long bytes, long floor, long wanted, String remedy) {
        State state = bytes >= wanted ? State.OK : bytes >= floor ? State.WEAK : State.MISSING;
        return new Finding(what, state, Units.bytes(bytes), Units.bytes(wanted), state == State.OK ? "" : remedy);
    }

    private static Finding tool(String what, String wanted, String remedy, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TOOL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Finding(what, State.WEAK, "does not answer", wanted, remedy);
            }
            String first = said.lines().findFirst().orElse("").strip().replaceAll("\u001B\\[[;\\d]*m", "");
            return process.exitValue() == 0
                    ? new Finding(what, State.OK, first, wanted, "")
                    : new Finding(what, State.WEAK, "fails: " + first, wanted, remedy);
        } catch (IOException e) {
            // the system says so when there is no such program
            return new Finding(what, State.WEAK, "not there", wanted, remedy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding(what, State.WEAK, "not asked: interrupted", wanted, remedy);
        }
    }
}

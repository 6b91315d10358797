package io.tidemill.broker;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.pulsar.PulsarStandaloneStarter;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the child process: locks its data folder, starts Pulsar, and stops it when standard input ends.
 *
 * <p>Standard input is a pipe from the parent. It ends when the parent asks for a stop, and also when the parent dies
 * in any way, so that no broker is left running.
 */
final class BrokerMain {
    /** How long the process may take to stop once it was told, before it ends without more ado. */
    private static final long STOP_TIMEOUT_MS = 20_000;

    /** Held until the process ends; in a field, because a lock that nobody refers to is collected and lost. */
    @SuppressWarnings("UnusedVariable")
    private static @Nullable FolderLock lock;

    private BrokerMain() {}

    /** Runs until standard input ends; the first argument is the data folder, the others are Pulsar's. */
    public static void main(String[] args) throws Exception {
        Path dataFolder = Path.of(args[0]);
        FolderLock taken = FolderLock.tryTake(dataFolder);
        if (taken == null) {
            System.err.println(dataFolder + " is in use by another broker, process " + FolderLock.holder(dataFolder));
            System.exit(1);
            return;
        }
        taken.sign(ProcessHandle.current().pid());
        lock = taken;
        daemon("tidemill-parent-watch", BrokerMain::stopAtEndOfInput);
        String[] pulsarArguments = new String[args.length - 1];
        System.arraycopy(args, 1, pulsarArguments, 0, pulsarArguments.length);
        PulsarStandaloneStarter.main(pulsarArguments);
    }

    private static void stopAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // the parent has nothing to say but the end
            }
        } catch (IOException e) {
            System.err.println("standard input failed, which counts as its end: " + e);
        }
        daemon("tidemill-stop-watch", BrokerMain::haltWhenLate);
        System.exit(0);
    }

    private static void haltWhenLate() {
        try {
            Thread.sleep(STOP_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}

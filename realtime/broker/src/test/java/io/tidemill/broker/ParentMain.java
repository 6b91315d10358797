package io.tidemill.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;

/** A process that starts a broker, says so in a file, and waits for its own end. */
final class ParentMain {
    static final String PID_FILE = "started.pid";

    private ParentMain() {}

    /** The argument is the folder. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        BrokerProcess broker =
                BrokerProcess.start(BrokerConfig.of(folder, BrokerClassPath.ofBuild(Path.of(""))), System.out::println);
        Path written = Files.writeString(folder.resolve("writing.pid"), Long.toString(broker.processId()));
        Files.move(written, folder.resolve(PID_FILE), StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }
}

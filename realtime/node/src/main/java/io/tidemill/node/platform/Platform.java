package io.tidemill.node.platform;

import io.tidemill.archiver.Archiver;
import io.tidemill.archiver.ArchiverConfig;
import io.tidemill.broker.BrokerClassPath;
import io.tidemill.broker.BrokerConfig;
import io.tidemill.broker.BrokerProcess;
import io.tidemill.bus.Bus;
import io.tidemill.bus.BusConfig;
import io.tidemill.model.Clock;
import io.tidemill.node.live.RunConfig;
import io.tidemill.objectstore.LakePlace;
import io.tidemill.tables.Lake;
import io.tidemill.tables.LakeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Broker, bus, object store, lake and archiver of one data folder, started in this order and stopped in the reverse.
 *
 * <p><b>Thread:</b> one thread owns it.
 */
public final class Platform implements AutoCloseable {
    private static final Duration DRAIN_TIMEOUT = Duration.ofMinutes(1);

    private final Parts parts = new Parts();
    private final Path dataFolder;
    private final BrokerProcess broker;
    private final Bus bus;
    private final LakeConfig lakeConfig;
    private final Lake lake;
    private final Archiver archiver;

    private Platform(
            Path dataFolder,
            Home home,
            Clock clock,
            Duration commitEvery,
            Consumer<String> progress,
            Consumer<Throwable> onFailure)
            throws IOException {
        this.dataFolder = dataFolder;
        try {
            Files.createDirectories(dataFolder);
            parts.add(DataLock.take(dataFolder));
            DiskSpace.requireRoom(dataFolder);
            progress.accept("starting the broker");
            broker = parts.add(BrokerProcess.start(
                    BrokerConfig.of(dataFolder.resolve("broker"), BrokerClassPath.read(home.brokerClassPath())),
                    progress));
            bus = parts.add(Bus.connect(BusConfig.of(broker.serviceUrl(), broker.adminUrl())));
            progress.accept("opening the lake");
            lakeConfig = parts.add(LakePlace.openOrCreate(lakeFolder())).config();
            lake = parts.add(Lake.open(lakeConfig));
            archiver = parts.add(Archiver.start(
                    ArchiverConfig.defaults().withCommitEvery(commitEvery),
                    bus,
                    lake,
                    clock,
                    failure -> onFailure.accept(DiskSpace.explained(dataFolder, failure))));
        } catch (IOException | RuntimeException e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    /**
     * Starts all parts.
     *
     * @param commitEvery how long rows wait to become visible in the lake
     * @param progress is told what is being done
     * @param onFailure is told if the archiver fails for good
     * @throws IOException if the folder cannot be used, or another node uses it; the exceptions of the parts otherwise
     */
    public static Platform start(
            Path dataFolder,
            Home home,
            Clock clock,
            Duration commitEvery,
            Consumer<String> progress,
            Consumer<Throwable> onFailure)
            throws IOException {
        return new Platform(dataFolder.toAbsolutePath().normalize(), home, clock, commitEvery, progress, onFailure);
    }

    /** The bus. */
    public Bus bus() {
        return bus;
    }

    /** The broker's process. */
    public BrokerProcess broker() {
        return broker;
    }

    /** The lake. */
    public Lake lake() {
        return lake;
    }

    /** Where the lake is, for other processes while this one runs. */
    public LakeConfig lakeConfig() {
        return lakeConfig;
    }

    /** Folder of the lake. */
    public Path lakeFolder() {
        return dataFolder.resolve("lake");
    }

    /**
     * Lets other commands find the node of this run through the data folder, until this is closed.
     *
     * @throws IOException if the folder cannot be written
     */
    public void announce(RunConfig run) throws IOException {
        parts.add(EndpointsFile.write(
                dataFolder,
                Endpoints.of(
                        BusConfig.of(broker.serviceUrl(), broker.adminUrl()),
                        run,
                        BusOutlets.journalTopic(run.engine().run()))));
    }

    /** What brings the bus into the lake. */
    public Archiver archiver() {
        return archiver;
    }

    /** Whether the disk still has room to stop in good order. */
    public boolean hasRoom() throws IOException {
        return DiskSpace.hasRoom(dataFolder);
    }

    /**
     * Does nothing while the disk has room; who gets the exception still has room to stop in good order.
     *
     * @throws io.tidemill.tables.LakeException if it has not
     * @throws IOException if the disk cannot be asked
     */
    public void requireRoom() throws IOException {
        DiskSpace.requireRoom(dataFolder);
    }

    /**
     * Takes all that was published until now into the lake, and ends the archiver.
     *
     * @throws io.tidemill.archiver.ArchiverException if that failed or took too long: what is missing stays on the bus, for the
     *     next start
     */
    public void drain() {
        archiver.drainAndClose(DRAIN_TIMEOUT);
    }

    /** The runs of this data folder. */
    public RunFolder runs() {
        return new RunFolder(dataFolder);
    }

    @Override
    public void close() {
        parts.close();
    }
}

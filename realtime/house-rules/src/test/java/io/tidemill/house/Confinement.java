package io.tidemill.house;

import java.util.List;
import java.util.Set;

/**
 * A library that only some packages may touch.
 *
 * @param library the root package of the library, with all below it
 * @param homes packages below {@code io.tidemill}, each with all below it, that may use it
 */
record Confinement(String library, Set<String> homes) {
    /** All of them. */
    static final List<Confinement> ALL = List.of(
            new Confinement("org.apache.pulsar", Set.of("bus", "broker")),
            new Confinement("org.apache.spark", Set.of("research.spark", "lab")),
            new Confinement("org.apache.parquet", Set.of("tables", "objectstore", "archiver")),
            new Confinement("org.apache.iceberg", Set.of("tables", "objectstore", "archiver")),
            new Confinement("org.apache.hadoop", Set.of("tables", "objectstore", "archiver")),
            new Confinement("software.amazon.awssdk", Set.of("tables")),
            new Confinement("org.gaul.s3proxy", Set.of("objectstore")),
            // node.platform: the process owns the one event loop and hands it to its connectors
            new Confinement("io.vertx", Set.of("connectors", "sandbox", "node.platform")),
            new Confinement("jdk.jshell", Set.of("kernel.shell")),
            new Confinement("org.dflib.jjava", Set.of("kernel", "jupyter")),
            new Confinement("org.eclipse.aether", Set.of("kernel.magic")),
            new Confinement("io.netty", Set.of()),
            // the connections of Iceberg's catalog; nobody writes a statement
            new Confinement("java.sql", Set.of("tables")));
}

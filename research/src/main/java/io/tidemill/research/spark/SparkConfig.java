package io.tidemill.research.spark;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a sweep runs.
 *
 * @param master of Spark: {@code local[N]} for N cores of this machine, {@code local[*]} for all, or the address of a cluster
 * @param scratch folder for Spark's own files
 * @param jars that executors of a cluster need and do not have; none for {@code local}
 */
public record SparkConfig(String master, Path scratch, List<Path> jars) {
    /** Copies and checks. */
    public SparkConfig {
        jars = List.copyOf(jars);
        if (!master.matches("local(\\[(\\d+|\\*)])?|local-cluster\\[.*|spark://.+|yarn|k8s://.+")) {
            throw new IllegalArgumentException(
                    "master must be local[N], local[*], spark://..., yarn or k8s://..., was '" + master + "'");
        }
    }

    /** Whether executors are threads of this process. */
    public boolean isLocal() {
        return master.startsWith("local") && !master.startsWith("local-cluster");
    }
}

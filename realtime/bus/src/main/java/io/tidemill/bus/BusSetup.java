package io.tidemill.bus;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.pulsar.client.admin.Namespaces;
import org.apache.pulsar.client.admin.PulsarAdmin;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.apache.pulsar.common.policies.data.InactiveTopicDeleteMode;
import org.apache.pulsar.common.policies.data.InactiveTopicPolicies;
import org.apache.pulsar.common.policies.data.Policies;
import org.apache.pulsar.common.policies.data.RetentionPolicies;
import org.apache.pulsar.common.policies.data.TenantInfo;

/** Makes the tenant and the namespaces, and sets what the platform relies on; doing it again asks once a namespace and changes nothing. */
final class BusSetup {
    private static final int FOR_EVER = -1;
    private static final long NO_COMPACTION = 0;

    /** A cluster deletes topics that nobody is connected to, unless told otherwise. */
    private static final InactiveTopicPolicies KEEP_IDLE =
            new InactiveTopicPolicies(InactiveTopicDeleteMode.delete_when_no_subscriptions, 1, false);

    private static final long COMPACT_AT_BYTES = 4L << 20;

    /** What a reader of a lane may be away for, which reconnects, and not longer: a lane is no archive. */
    private static final int LANE_MINUTES = 10;

    private final PulsarAdmin admin;
    private final long retentionMinutes;

    BusSetup(PulsarAdmin admin, BusConfig config) {
        this.admin = admin;
        retentionMinutes = Math.max(1, config.retention().toMinutes());
    }

    void apply() throws PulsarAdminException {
        if (!admin.tenants().getTenants().contains(Topics.TENANT)) {
            createTenant();
        }
        for (String stream : Topics.STREAMS) {
            prepare(stream, true, (int) Math.min(Integer.MAX_VALUE, retentionMinutes), NO_COMPACTION);
        }
        // the readers of lanes tell by themselves what came twice
        prepare(Topics.LANE, false, LANE_MINUTES, NO_COMPACTION);
        // nothing is published there: only the topics must stay
        prepare(Topics.SHARES, false, LANE_MINUTES, NO_COMPACTION);
        prepare(Topics.CONTROL, true, FOR_EVER, COMPACT_AT_BYTES);
    }

    private void createTenant() throws PulsarAdminException {
        Set<String> clusters = new HashSet<>(admin.clusters().getClusters());
        clusters.remove("global");
        try {
            admin.tenants()
                    .createTenant(
                            Topics.TENANT,
                            TenantInfo.builder().allowedClusters(clusters).build());
        } catch (PulsarAdminException.ConflictException e) {
            // another process made it at this moment
        }
    }

    /** Makes a namespace, or changes what is not as it must be. */
    private void prepare(String name, boolean deduplicated, int retentionMinutes, long compactAtBytes)
            throws PulsarAdminException {
        Namespaces namespaces = admin.namespaces();
        String namespace = Topics.namespace(name);
        Policies now = policies(namespace);
        if (!Objects.equals(now.deduplicationEnabled, deduplicated)) {
            namespaces.setDeduplicationStatus(namespace, deduplicated);
        }
        RetentionPolicies retention = new RetentionPolicies(retentionMinutes, FOR_EVER);
        if (!retention.equals(now.retention_policies)) {
            namespaces.setRetention(namespace, retention);
        }
        if (!KEEP_IDLE.equals(now.inactive_topic_policies)) {
            namespaces.setInactiveTopicPolicies(namespace, KEEP_IDLE);
        }
        if (compactAtBytes != NO_COMPACTION && !Objects.equals(now.compaction_threshold, compactAtBytes)) {
            namespaces.setCompactionThreshold(namespace, compactAtBytes);
        }
    }

    private Policies policies(String namespace) throws PulsarAdminException {
        try {
            return admin.namespaces().getPolicies(namespace);
        } catch (PulsarAdminException.NotFoundException e) {
            try {
                admin.namespaces().createNamespace(namespace);
            } catch (PulsarAdminException.ConflictException already) {
                // another process made it at this moment
            }
            return admin.namespaces().getPolicies(namespace);
        }
    }
}

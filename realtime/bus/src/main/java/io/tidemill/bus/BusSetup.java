package io.tidemill.bus;

import java.util.HashSet;
import java.util.Set;
import org.apache.pulsar.client.admin.Namespaces;
import org.apache.pulsar.client.admin.PulsarAdmin;
import org.apache.pulsar.client.admin.PulsarAdminException;
import org.apache.pulsar.common.policies.data.InactiveTopicDeleteMode;
import org.apache.pulsar.common.policies.data.InactiveTopicPolicies;
import org.apache.pulsar.common.policies.data.RetentionPolicies;
import org.apache.pulsar.common.policies.data.TenantInfo;

/** Makes the tenant and the namespaces, and sets what the platform relies on; doing it again changes nothing. */
final class BusSetup {
    private static final int FOR_EVER = -1;
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
        try {
            Set<String> clusters = new HashSet<>(admin.clusters().getClusters());
            clusters.remove("global");
            admin.tenants()
                    .createTenant(
                            Topics.TENANT,
                            TenantInfo.builder().allowedClusters(clusters).build());
        } catch (PulsarAdminException.ConflictException e) {
            // it is there already, from an earlier start or from another process at this moment
        }
        for (String stream : Topics.STREAMS) {
            String namespace = create(stream, true);
            keep(namespace, (int) Math.min(Integer.MAX_VALUE, retentionMinutes));
        }
        keep(create(Topics.LANE, false), LANE_MINUTES);
        String control = create(Topics.CONTROL, true);
        admin.namespaces().setCompactionThreshold(control, COMPACT_AT_BYTES);
        keep(control, FOR_EVER);
    }

    /** The readers of lanes tell by themselves what came twice. */
    private String create(String name, boolean deduplicated) throws PulsarAdminException {
        String namespace = Topics.namespace(name);
        try {
            admin.namespaces().createNamespace(namespace);
        } catch (PulsarAdminException.ConflictException e) {
            // as above
        }
        admin.namespaces().setDeduplicationStatus(namespace, deduplicated);
        return namespace;
    }

    private void keep(String namespace, int minutes) throws PulsarAdminException {
        Namespaces namespaces = admin.namespaces();
        namespaces.setRetention(namespace, new RetentionPolicies(minutes, FOR_EVER));
        // A cluster deletes topics that nobody is connected to, unless told otherwise.
        namespaces.setInactiveTopicPolicies(
                namespace, new InactiveTopicPolicies(InactiveTopicDeleteMode.delete_when_no_subscriptions, 1, false));
    }
}

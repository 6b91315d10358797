# What Pulsar needs of AWS. Pulsar itself is installed by its chart, with the outputs of this module as values.

module "nodes" {
  source = "../nodes"

  name           = "${var.name}-bus"
  pool           = "bus"
  cluster_name   = var.cluster.name
  role_arn       = var.cluster.node_role_arn
  key_arn        = var.cluster.volume_key_arn
  subnets        = var.network.subnets
  per_zone       = true # a volume cannot leave its zone, so neither can its bookie
  instance_types = var.nodes.instance_types
  size           = { least = var.nodes.least, most = var.nodes.most }
}

locals {
  storage_classes = {
    for use, volume in var.volumes : "tidemill-bus-${use}" => {
      provisioner          = "ebs.csi.aws.com"
      volumeBindingMode    = "WaitForFirstConsumer"
      allowVolumeExpansion = true
      reclaimPolicy        = "Retain"
      size                 = "${volume.size_gb}Gi"
      parameters = {
        type       = "gp3"
        encrypted  = "true"
        kmsKeyId   = var.cluster.volume_key_arn
        iops       = tostring(volume.iops)
        throughput = tostring(volume.throughput_mb)
      }
    }
  }

  broker_settings = {
    # the first is most of Pulsar's latency: 10 ms by default
    managedLedgerNewEntriesCheckDelayInMillis = "0"
    managedLedgerDefaultEnsembleSize          = tostring(var.copies.ensemble)
    managedLedgerDefaultWriteQuorum           = tostring(var.copies.write)
    managedLedgerDefaultAckQuorum             = tostring(var.copies.acknowledge)
    defaultRetentionTimeInMinutes             = tostring(var.retention_hours * 60)
    defaultRetentionSizeInMB                  = "-1"
    activeConsumerFailoverDelayTimeMillis     = "0"
    # the first topic after a restart would stall for half a minute
    transactionCoordinatorEnabled = "false"
    # a book of a venue with thousands of levels is one message
    maxMessageSize         = "5242880"
    nettyMaxFrameSizeBytes = "5253120"
    # copies of one entry in different zones, or the write is refused: a zone may go away
    bookkeeperClientRackawarePolicyEnabled           = "true"
    bookkeeperClientMinNumRacksPerWriteQuorum        = tostring(min(2, var.copies.write))
    bookkeeperClientEnforceMinNumRacksPerWriteQuorum = tostring(var.copies.write >= 2)
  }

  bookie_settings = {
    journalFlushWhenQueueEmpty = "true"
    journalMaxGroupWaitMSec    = "0"
    journalSyncData            = "true" # a power cut takes nothing that was acknowledged
    ledgerStorageClass         = "org.apache.bookkeeper.bookie.storage.ldb.DbLedgerStorage"
    nettyMaxFrameSizeBytes     = "5253120"
    diskUsageThreshold         = "0.90"
    diskUsageWarnThreshold     = "0.80"
  }
}

variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "cluster" {
  type = object({
    name           = string
    node_group     = string
    node_role_arn  = string
    volume_key_arn = string
  })
  description = "The cluster that runs Pulsar: its name, the security group of its nodes, their role, and the KMS key of disks and volumes."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.cluster.volume_key_arn))
    error_message = "volume_key_arn must be the ARN of a KMS key: volumes are encrypted."
  }
}

variable "network" {
  type = object({
    vpc_id  = string
    cidr    = string
    subnets = map(string)
  })
  description = "VPC, its addresses, and the subnets of the nodes, by zone."

  validation {
    condition     = length(var.network.subnets) >= 2 && can(cidrhost(var.network.cidr, 0))
    error_message = "network must have subnets in at least two zones and a cidr."
  }
}

variable "peer_cidrs" {
  type        = map(string)
  description = "Networks of other regions that replicate with this bus, by name."
  default     = {}

  validation {
    condition     = alltrue([for cidr in var.peer_cidrs : can(cidrhost(cidr, 0)) && endswith(cidr, "/16")])
    error_message = "peer_cidrs must be /16 networks."
  }
}

variable "nodes" {
  type        = object({ instance_types = list(string), least = number, most = number })
  description = "Machines of brokers and bookies: types, and how many in each zone."
  default     = { instance_types = ["m7i.xlarge"], least = 1, most = 3 }

  validation {
    condition     = var.nodes.least >= 1 && var.nodes.most >= var.nodes.least
    error_message = "nodes must have 1 <= least <= most in each zone: a bookie's volume waits in its zone."
  }
}

variable "volumes" {
  type = object({
    journal = object({ size_gb = number, iops = number, throughput_mb = number })
    ledgers = object({ size_gb = number, iops = number, throughput_mb = number })
  })
  description = "Volumes of a bookie (gp3): the journal is written and synced at once, the ledgers keep what retention asks for."
  default = {
    journal = { size_gb = 20, iops = 6000, throughput_mb = 250 }
    ledgers = { size_gb = 500, iops = 6000, throughput_mb = 500 }
  }

  validation {
    condition     = alltrue([for volume in var.volumes : volume.iops >= 3000 && volume.iops <= 16000 && volume.throughput_mb >= 125 && volume.throughput_mb <= 1000])
    error_message = "volumes of gp3 have 3000 to 16000 operations and 125 to 1000 MB a second."
  }

  validation {
    condition     = alltrue([for volume in var.volumes : volume.size_gb >= 10 && volume.iops <= volume.size_gb * 500])
    error_message = "volumes of gp3 have at least 10 GB here and at most 500 operations a second for each GB."
  }
}

variable "copies" {
  type        = object({ ensemble = number, write = number, acknowledge = number })
  description = "Bookies that a ledger is spread over, copies of each entry, and copies on disk before a writer is told."
  default     = { ensemble = 3, write = 3, acknowledge = 2 }

  validation {
    condition     = var.copies.ensemble >= var.copies.write && var.copies.write >= var.copies.acknowledge && var.copies.acknowledge >= 1
    error_message = "copies must have ensemble >= write >= acknowledge >= 1."
  }
}

variable "retention_hours" {
  type        = number
  description = "Hours for which the bus keeps what all readers have: as long as the archiver may be away, and more."
  default     = 72

  validation {
    condition     = var.retention_hours >= 1
    error_message = "retention_hours must be >= 1: with 0, Pulsar's own default, a message is gone once it is read."
  }
}

variable "door" {
  type = object({
    domain     = string
    zone_id    = string
    node_ports = optional(object({ pulsar = number, admin = number }), { pulsar = 30650, admin = 30080 })
  })
  description = "Way into the bus from outside the cluster, with TLS: a domain, and the public hosted zone in which its certificate is proved. Needed by other regions and by people; null: the bus is reached inside the cluster only."
  default     = null

  validation {
    condition     = var.door == null ? true : can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.door.domain))
    error_message = "domain of the door must be a DNS name, such as tokyo.prod.example.com."
  }

  validation {
    condition     = var.door == null ? true : alltrue([for port in values(var.door.node_ports) : port >= 30000 && port <= 32767])
    error_message = "node_ports must be between 30000 and 32767."
  }

  validation {
    condition     = length(var.peer_cidrs) == 0 || var.door != null
    error_message = "other regions need a door."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Whether the load balancer of the door refuses to be destroyed."
  default     = true
}

variable "name" {
  type        = string
  description = "Name of the group; with per_zone the zone follows."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 40
    error_message = "name must be kebab-case, begin with tidemill- and have at most 40 characters."
  }
}

variable "pool" {
  type        = string
  description = "Value of the node label tidemill.io/pool, by which workloads choose."

  validation {
    condition     = can(regex("^[a-z]+$", var.pool))
    error_message = "pool must be one lower-case word."
  }
}

variable "cluster_name" {
  type        = string
  description = "Name of the EKS cluster."

  validation {
    condition     = length(var.cluster_name) > 0
    error_message = "cluster_name must not be empty."
  }
}

variable "role_arn" {
  type        = string
  description = "Role of the nodes."

  validation {
    condition     = can(regex("^arn:[a-z-]+:iam::", var.role_arn))
    error_message = "role_arn must be the ARN of a role."
  }
}

variable "key_arn" {
  type        = string
  description = "KMS key of the nodes' disks."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.key_arn))
    error_message = "key_arn must be the ARN of a KMS key."
  }
}

variable "subnets" {
  type        = map(string)
  description = "Ids of the nodes' subnets, by zone."

  validation {
    condition     = length(var.subnets) > 0
    error_message = "subnets must not be empty."
  }
}

variable "per_zone" {
  type        = bool
  description = "One group in each zone instead of one over all: where a node's disk or its neighbours bind it to its zone."
  default     = false
}

variable "placement_groups" {
  type        = map(string)
  description = "Placement groups of the nodes, by zone; only with per_zone. Empty: wherever there is room."
  default     = {}

  validation {
    condition     = length(var.placement_groups) == 0 || var.per_zone
    error_message = "placement_groups lie in one zone each, so the nodes must be per_zone."
  }
}

variable "instance_types" {
  type        = list(string)
  description = "Types of machines, the best first. All x86: the images are built for it."

  validation {
    condition     = length(var.instance_types) > 0 && alltrue([for type in var.instance_types : can(regex("^[a-z][0-9]+(i|a|ie|id|in|idn|ien|flex|i-flex|ad|an|dn|n|d)?\\.[a-z0-9]+$", type)) || can(regex("^t3a?\\.[a-z0-9]+$", type))])
    error_message = "instance_types must be x86 types of EC2, such as m7i.large."
  }
}

variable "capacity" {
  type        = string
  description = "ON_DEMAND, or SPOT for work that may be cut off at any time."
  default     = "ON_DEMAND"

  validation {
    condition     = contains(["ON_DEMAND", "SPOT"], var.capacity)
    error_message = "capacity must be ON_DEMAND or SPOT."
  }
}

variable "size" {
  type        = object({ least = number, most = number })
  description = "Number of nodes of each group; between the two the cluster's autoscaler decides."

  validation {
    condition     = var.size.least >= 0 && var.size.most >= var.size.least && var.size.most >= 1
    error_message = "size must have 0 <= least <= most and most >= 1."
  }
}

variable "disk_gb" {
  type        = number
  description = "Disk of a node, for images and what is written beside volumes."
  default     = 50

  validation {
    condition     = var.disk_gb >= 20 && var.disk_gb <= 1000
    error_message = "disk_gb must be between 20 and 1000."
  }
}

variable "exclusive_cpus" {
  type        = bool
  description = "Whether a pod that asks for whole CPUs gets them for itself: for what spins on a ring."
  default     = false
}

variable "tainted" {
  type        = bool
  description = "Whether only workloads that tolerate tidemill.io/pool come here."
  default     = true
}

variable "environment" {
  type        = string
  description = "Environment: prod is held to rules that others may break."

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be dev, staging or prod."
  }
}

variable "region_name" {
  type        = string
  description = "Short name of the region in all names, such as tokyo."

  validation {
    condition     = can(regex("^[a-z]{3,9}$", var.region_name))
    error_message = "region_name must have 3 to 9 lower-case letters."
  }
}

variable "cidr" {
  type        = string
  description = "Addresses of the region: a /16 of its own."

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && endswith(var.cidr, "/16")
    error_message = "cidr must be a /16, such as 10.10.0.0/16."
  }
}

variable "zone_count" {
  type        = number
  description = "Number of availability zones."
  default     = 3

  validation {
    condition     = var.zone_count >= 2 && var.zone_count <= 4
    error_message = "zone_count must be between 2 and 4."
  }

  validation {
    condition     = var.environment != "prod" || var.zone_count >= 3
    error_message = "prod must be in three zones: with fewer, the loss of one takes the bus's majority."
  }
}

variable "nat_gateways" {
  type        = string
  description = "single or per-zone."
  default     = "per-zone"

  validation {
    condition     = contains(["single", "per-zone"], var.nat_gateways)
    error_message = "nat_gateways must be single or per-zone."
  }

  validation {
    condition     = var.environment != "prod" || var.nat_gateways == "per-zone"
    error_message = "prod must have a way to the venues in each zone: nat_gateways must be per-zone."
  }
}

variable "peers" {
  type        = map(object({ address = string, cidr = string, public_key = string }))
  description = "Other regions, by name: public address of their gateway, their network, their gateway's public key."
  default     = {}

  validation {
    condition     = (length(var.peers) > 0) == var.has_peers
    error_message = "peers and has_peers must say the same."
  }
}

variable "has_peers" {
  type        = bool
  description = "Whether there are peers. Said apart from them, because two regions that name each other's address both need theirs first."
  default     = false
}

variable "protect" {
  type        = bool
  description = "Whether data outlives a destroy: database, load balancer and buckets refuse to go while they hold something."
  default     = true

  validation {
    condition     = var.environment != "prod" || var.protect
    error_message = "prod must be protected."
  }
}

variable "replicas" {
  type        = map(object({ name = string, arn = string, key_arn = string }))
  description = "Where lake and journal are copied to: the output targets of the module copies. Empty: no copies."
  default     = {}

  validation {
    condition     = var.environment != "prod" || length(var.replicas) == 2
    error_message = "prod must have copies of lake and journal in a second region."
  }
}

variable "journal_lock_days" {
  type        = number
  description = "Days for which no one can delete a journal."
  default     = 1827

  validation {
    condition     = var.journal_lock_days >= 1 && var.journal_lock_days <= 3650
    error_message = "journal_lock_days must be between 1 and 3650."
  }

  validation {
    condition     = var.environment != "prod" || var.journal_lock_days >= 1827
    error_message = "prod must keep journals for five years: journal_lock_days must be >= 1827."
  }
}

variable "catalog" {
  type = object({
    instance_class = optional(string, "db.t4g.medium")
    multi_az       = optional(bool, true)
    backup_days    = optional(number, 14)
  })
  description = "Size of the catalog's database, whether it has a standby in a second zone, and days of backups."
  default     = {}

  validation {
    condition     = var.environment != "prod" || (var.catalog.multi_az && var.catalog.backup_days >= 7)
    error_message = "prod must have a catalog in two zones, with backups of at least 7 days."
  }
}

variable "node_groups" {
  type = map(object({
    instance_types = list(string)
    least          = number
    most           = number
    capacity       = optional(string, "ON_DEMAND")
    disk_gb        = optional(number, 50)
    per_zone       = optional(bool, false)
    close_together = optional(bool, false)
    exclusive_cpus = optional(bool, false)
    tainted        = optional(bool, true)
  }))
  description = "Groups of nodes by pool: see the module cluster."
}

variable "administrators" {
  type        = map(string)
  description = "Roles that administer Kubernetes, by name."

  validation {
    condition     = length(var.administrators) > 0
    error_message = "administrators must not be empty."
  }
}

variable "people" {
  type        = map(string)
  description = "Roles of people in Kubernetes: operator and auditor, by name (the module access makes them)."
  default     = {}
}

variable "public_access_cidrs" {
  type        = set(string)
  description = "Networks from which the API of Kubernetes can be reached over the internet; empty: from nowhere."
  default     = []

  validation {
    condition     = var.environment != "prod" || length(var.public_access_cidrs) == 0
    error_message = "prod must have a private API of Kubernetes."
  }
}

variable "bus" {
  type = object({
    instance_types  = optional(list(string), ["m7i.xlarge"])
    least           = optional(number, 1)
    most            = optional(number, 3)
    journal_gb      = optional(number, 20)
    ledgers_gb      = optional(number, 500)
    iops            = optional(number, 6000)
    throughput_mb   = optional(number, 500)
    retention_hours = optional(number, 72)
    copies          = optional(object({ ensemble = number, write = number, acknowledge = number }), { ensemble = 3, write = 3, acknowledge = 2 })
    door            = optional(object({ domain = string, zone_id = string }))
  })
  description = "Pulsar: machines in each zone, volumes of a bookie, retention, copies, and the way in from outside (see the module bus)."
  default     = {}

  validation {
    condition     = var.environment != "prod" || (var.bus.copies.write >= 3 && var.bus.copies.acknowledge >= 2)
    error_message = "prod must keep three copies of each message, and two before a writer is told."
  }
}

variable "spark" {
  type = object({
    vcpu      = optional(number, 64)
    memory_gb = optional(number, 256)
    nightly = optional(object({
      expression = string
      timezone   = string
      jar        = string
      arguments  = list(string)
      minutes    = number
    }))
  })
  description = "Spark: the most that jobs may take, and the nightly run."
  default     = {}
}

variable "accounts" {
  type        = map(object({ venue = string, rotate_days = optional(number, 90) }))
  description = "Accounts at venues that this region trades, by name."
  default     = {}

  validation {
    condition     = alltrue([for name, account in var.accounts : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", name)) && can(regex("^[A-Z0-9]+$", account.venue))])
    error_message = "accounts must be kebab-case, and their venues spelled as the platform does, such as BINANCE."
  }
}

variable "emails" {
  type        = set(string)
  description = "Addresses that alarms are sent to."
  default     = []

  validation {
    condition     = var.environment != "prod" || length(var.emails) > 0
    error_message = "prod must tell someone: emails must not be empty."
  }
}

variable "budget_usd" {
  type        = number
  description = "What the environment may cost a month, in USD: set in one of its regions."
  default     = null

  validation {
    condition     = var.budget_usd == null ? true : var.budget_usd > 0
    error_message = "budget_usd must be > 0."
  }
}

variable "log_days" {
  type        = number
  description = "Days for which logs are kept."
  default     = 90

  validation {
    condition     = var.environment != "prod" || var.log_days >= 90
    error_message = "prod must keep logs for at least 90 days."
  }
}

variable "required_tags" {
  type        = set(string)
  description = "Tags that the provider must put on everything."
  default     = ["Project", "Environment", "Owner", "CostCenter", "ManagedBy"]

  validation {
    condition     = contains(var.required_tags, "Environment")
    error_message = "required_tags must contain Environment: the budget counts by it."
  }
}

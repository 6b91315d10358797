variable "name" {
  type        = string
  description = "Prefix of all names: tidemill-<env>-<region>."

  validation {
    condition     = can(regex("^tidemill(-[a-z0-9]+)+$", var.name)) && length(var.name) <= 24
    error_message = "name must be kebab-case, begin with tidemill- and have at most 24 characters."
  }
}

variable "vpc_id" {
  type        = string
  description = "VPC of the database."

  validation {
    condition     = length(var.vpc_id) > 0
    error_message = "vpc_id must not be empty."
  }
}

variable "subnet_ids" {
  type        = list(string)
  description = "Subnets of the database, in at least two zones, without a way out."

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids must be at least two, each in a zone of its own."
  }
}

variable "clients" {
  type        = map(string)
  description = "Security groups that may connect, by name."

  validation {
    condition     = length(var.clients) > 0
    error_message = "clients must name who connects."
  }
}

variable "engine_version" {
  type        = string
  description = "Major version of PostgreSQL; minor ones come by themselves in the maintenance window."
  default     = "17"

  validation {
    condition     = can(regex("^1[6-9]$", var.engine_version))
    error_message = "engine_version must be a major version from 16 to 19."
  }
}

variable "instance_class" {
  type        = string
  description = "Size of the database. The catalog is small: a row a table, changed a few times a minute."
  default     = "db.t4g.medium"

  validation {
    condition     = can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", var.instance_class))
    error_message = "instance_class must be a class of RDS, such as db.t4g.medium."
  }
}

variable "storage_gb" {
  type        = object({ initial = number, most = number })
  description = "Storage at the beginning, and up to where it grows by itself."
  default     = { initial = 20, most = 200 }

  validation {
    condition     = var.storage_gb.initial >= 20 && var.storage_gb.most > var.storage_gb.initial
    error_message = "storage_gb must begin with at least 20 and be able to grow."
  }
}

variable "multi_az" {
  type        = bool
  description = "Whether a standby in a second zone takes over by itself."
  default     = true
}

variable "backup_days" {
  type        = number
  description = "Days to any second of which the database can be set back."
  default     = 14

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35
    error_message = "backup_days must be between 1 and 35: without backups there is no setting back."
  }
}

variable "deletion_protection" {
  type        = bool
  description = "Whether the database refuses to be destroyed, and leaves a last snapshot when it is."
  default     = true
}

variable "users" {
  type        = set(string)
  description = "Users of the database other than its master, each with a secret that a person fills (README: Secrets)."
  default     = ["archive", "research"]

  validation {
    condition     = alltrue([for user in var.users : can(regex("^[a-z][a-z0-9-]*$", user))])
    error_message = "users must be kebab-case."
  }
}

variable "log_days" {
  type        = number
  description = "Days for which the database's logs are kept."
  default     = 90

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_days)
    error_message = "log_days must be a retention that CloudWatch Logs knows."
  }
}

variable "log_key_arn" {
  type        = string
  description = "KMS key of the logs."

  validation {
    condition     = can(regex("^arn:[a-z-]+:kms:", var.log_key_arn))
    error_message = "log_key_arn must be the ARN of a KMS key."
  }
}
